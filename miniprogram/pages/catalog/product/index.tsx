import { isId } from '@shared/kernel/ids'
import { useRouter } from '@tarojs/taro'
import { BrokenLink, NotOpened } from '@/components/broken-link'
import { PageFrame } from '@/components/page-frame'
import { useOpened } from '@/hooks/use-opened'
import { useVisit } from '@/hooks/use-visit'
import { ProductView } from './product-view'

/** One product, as shares of it lead to it: `?id=…&s=…`. `c` is the content that it was opened from. */
export default function ProductPage() {
  const opened = useOpened()
  const { c = '' } = useRouter().params
  const { id } = opened
  const visited = useVisit(id === null ? null : { kind: 'product', id }, opened.session)
  return (
    <PageFrame title="商品" share={visited.session.share}>
      {visited.isBroken && <BrokenLink />}
      {id === null ? (
        <NotOpened opened={opened} />
      ) : (
        <ProductView productId={id} visited={visited} contentId={isId(c) ? c : null} />
      )}
    </PageFrame>
  )
}
