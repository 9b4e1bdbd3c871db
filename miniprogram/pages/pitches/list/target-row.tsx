import { goTo } from '@/api/navigate'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { useQuery } from '@/hooks/use-query'
import { targetOf } from './target-of'

/** What is promoted with these texts, and the way to something else. */
export function TargetRow({ code }: { readonly code: string }) {
  const { output } = useQuery('shares.resolve', { code })
  const target = output === null ? null : targetOf(output.path)
  const id = target?.id ?? ''
  const product = useQuery('catalog.product', { productId: id }, { when: target?.page === 'product' })
  const content = useQuery('catalog.content', { contentId: id }, { when: target?.page === 'content' })
  const shop = useQuery('catalog.shop', { shopId: id }, { when: target?.page === 'shop' })
  const named = product.output?.title ?? content.output?.title ?? shop.output?.name
  return (
    <PlainRows>
      <PlainRow
        id="pitches-target"
        text={target === null ? '推广' : (named ?? target.words)}
        value="换一个"
        onClick={() => goTo('pickShare')}
      />
    </PlainRows>
  )
}
