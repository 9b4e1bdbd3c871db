import Taro from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import { Notice } from '@/components/notice'
import { urlOfTab } from '@/components/tab-bar/tabs'
import type { Opened } from '@/hooks/use-opened'

/** Above a page whose share was changed on the way: the page itself works. */
export function BrokenLink() {
  return (
    <Notice tone="wait" icon="info">
      链接不完整，已按普通访问打开
    </Notice>
  )
}

/** In the place of a page while it is not known what it shows, and when the address does not say. */
export function NotOpened({ opened }: { readonly opened: Opened }) {
  const { failure, output, reload } = opened.finding
  if (opened.leads && failure === null && output === null) return <LoadingView shape="card" count={4} />
  if (opened.leads && failure !== null && failure !== 'SHARE_TAMPERED' && failure !== 'NOT_FOUND')
    return <ErrorView code={failure} onRetry={reload} />
  return (
    <EmptyView
      icon="link"
      text="链接不完整，打不开这一页"
      hint="请让对方重新发一次，或者去首页看看"
      action={{ text: '去首页', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
    />
  )
}
