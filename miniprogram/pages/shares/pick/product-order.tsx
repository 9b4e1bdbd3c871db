import { View } from '@tarojs/components'
import { useState } from 'react'
import { FilterChips } from '@/components/filter-chips'
import { useQuery } from '@/hooks/use-query'

export interface Order {
  readonly sort: 'commission' | 'newest'
  /** The shelf; undefined: all of them. */
  readonly categoryId: string | undefined
}

const SORTS = [
  { text: '佣金高', value: 'commission' },
  { text: '最新', value: 'newest' },
] as const

interface Props {
  readonly order: Order
  readonly onOrder: (order: Order) => void
}

/** In which order the products stand, and of which shelf. A merchant without shelves has no chip for them. */
export function ProductOrder({ order, onOrder }: Props) {
  const [open, setOpen] = useState(false)
  const shelves = useQuery('catalog.categories', {}).output?.items ?? []
  const { sort, categoryId } = order
  const chosen = shelves.find((shelf) => shelf.categoryId === categoryId)
  const choose = (shelf: string | undefined) => {
    setOpen(false)
    onOrder({ sort, categoryId: shelf })
  }
  return (
    <>
      <View className="pick__order">
        <FilterChips<Order['sort']> chips={SORTS} chosen={sort} onChoose={(by) => onOrder({ sort: by, categoryId })} />
        {shelves.length > 0 && (
          <View
            id="pick-shelf"
            className={chosen === undefined ? 'pick__shelf' : 'pick__shelf pick__shelf--chosen'}
            ariaRole="button"
            onClick={() => setOpen(!open)}
          >
            {chosen?.name ?? '分类'} {open ? '▴' : '▾'}
          </View>
        )}
      </View>
      {open && (
        <FilterChips
          chips={[
            { text: '全部', value: undefined },
            ...shelves.map(({ categoryId: value, name: text }) => ({ text, value })),
          ]}
          chosen={categoryId}
          onChoose={choose}
        />
      )}
    </>
  )
}
