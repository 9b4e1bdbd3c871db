import { goTo } from '@/api/navigate'
import type { Slide } from '@/components/storefront/slides'

/** Where a slide leads. */
export function openTarget({ kind, id }: Slide['target']): void {
  if (kind === 'category') goTo('mall', { category: id })
  else goTo(kind, { id })
}
