import type { Input } from '@shared/contracts'
import { FilterChips } from '@/components/filter-chips'

export type ProductSort = NonNullable<Input<'catalog.products'>['sort']>

const CHIPS: readonly { readonly text: string; readonly value: ProductSort }[] = [
  { text: '最新', value: 'newest' },
  { text: '价格 ↑', value: 'price-up' },
  { text: '价格 ↓', value: 'price-down' },
]

interface Props {
  readonly sort: ProductSort
  readonly onSort: (sort: ProductSort) => void
}

/** In which order products are listed. */
export const SortChips = ({ sort, onSort }: Props) => <FilterChips chips={CHIPS} chosen={sort} onChoose={onSort} />
