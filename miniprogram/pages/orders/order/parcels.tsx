import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { CopyRow } from '@/components/copy-row'
import { shipmentWords } from '@/format/orders'
import type { Order } from './shown-order'

/** An order, or a gift as whoever accepted it sees it. */
interface Sent {
  readonly shipments: Order['shipments']
  readonly lines: readonly { readonly line: number; readonly title: string }[]
}

/** The parcels with their numbers; which goods are in one is said only when there are several. */
export function Parcels({ order }: { readonly order: Sent }) {
  const { shipments, lines } = order
  const titlesIn = (numbers: readonly number[]) =>
    lines.flatMap(({ line, title }) => (numbers.includes(line) ? [title] : [])).join('、')
  return (
    <View className="card">
      {shipments.map(({ company, number, at, lines: inside }) => (
        <View key={number} className="order__parcel">
          <CopyRow label={shipmentWords(at, company, serverNow())} value={number} />
          {shipments.length > 1 && <View className="body-2 order__inside">{titlesIn(inside)}</View>}
        </View>
      ))}
    </View>
  )
}
