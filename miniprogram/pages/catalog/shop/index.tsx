import { BrokenLink, NotOpened } from '@/components/broken-link'
import { PageFrame } from '@/components/page-frame'
import { useOpened } from '@/hooks/use-opened'
import { useVisit } from '@/hooks/use-visit'
import { ShopView } from './shop-view'

/** A shop's front: `?id=…&s=…`. */
export default function ShopPage() {
  const opened = useOpened()
  const { id } = opened
  const { session, isBroken } = useVisit(id === null ? null : { kind: 'shop', id }, opened.session)
  return (
    <PageFrame title="店铺" share={session.share}>
      {isBroken && <BrokenLink />}
      {id === null ? <NotOpened opened={opened} /> : <ShopView shopId={id} session={session} />}
    </PageFrame>
  )
}
