import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Sections } from '@/components/storefront/sections'
import { Slides } from '@/components/storefront/slides'
import type { Queried } from '@/hooks/use-query'
import { openTarget } from './open-target'
import { Shelves } from './shelves'

interface Props {
  readonly home: Queried<'storefront.home'>
  /** Whether nothing else on the page says that it failed. */
  readonly isAlone: boolean
}

/** What the merchant arranged; nothing in a new mall. What was there stays when asking again fails. */
export function Arrangement({ home, isAlone }: Props) {
  const { output, failure, asking, reload } = home
  if (output === null) {
    if (failure === null || !isAlone) return null
    return (
      <View id="home-retry" className="home__missing" ariaRole="button" onClick={() => void reload()}>
        {asking ? '正在刷新' : '推荐没有加载出来，点这里重试'}
      </View>
    )
  }
  return (
    <>
      <Slides slides={output.slides} onOpen={openTarget} />
      <Shelves shelves={output.categories} />
      <Sections sections={output.sections} onOpen={({ productId }) => goTo('product', { id: productId })} />
    </>
  )
}
