import { useRouter } from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { type ShareTarget, useOwnShare } from '@/hooks/use-own-share'
import { askedOf } from './asked'
import { BannerList } from './banner-list'
import './banners.scss'

/** Banners of a share: of the one in the address (`code`), or of what the address names (`kind`, `id`, `tag`). */
export default function BannersPage() {
  const asked = askedOf(useRouter().params)
  return (
    <PageFrame title="横幅">
      {asked === null ? (
        <EmptyView
          icon="search"
          text="没有找到要推广的"
          action={{ text: '去推广', onClick: () => goTo('pickShare') }}
        />
      ) : 'code' in asked ? (
        <BannerList code={asked.code} />
      ) : (
        <OfTarget target={asked.target} tag={asked.tag} />
      )}
    </PageFrame>
  )
}

function OfTarget({ target, tag }: { readonly target: ShareTarget; readonly tag: string }) {
  const { share, refusal, retry } = useOwnShare(target, { tag })
  if (share !== null) return <BannerList code={share.code} link={share.link} />
  if (refusal === null) return <LoadingView shape="card" count={2} />
  return <ErrorView code={refusal.code} onRetry={async () => retry()} />
}
