import type { OrderNews } from '@shared/kernel/facts'
import type { EntryOf } from '../runtime/table'
import type { orders } from './repository'

/** What a fact tells `toId` of the order: its id, the title of its first line, how many lines it has. */
export function newsOf({ _id, lines }: EntryOf<typeof orders>, toId: string): OrderNews {
  return { toId, orderId: _id, title: lines[0]?.title ?? '', lines: lines.length }
}
