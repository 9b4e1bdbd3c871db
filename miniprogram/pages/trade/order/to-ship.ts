import type { Draft } from '@shared/contracts'
import type { Carrier } from '@/format/orders'
import { isTrackingNumber } from '../limits'
import type { StaffOrder } from '../words/orders'

type Line = StaffOrder['lines'][number]

/** Lines that wait for a parcel; the server leaves out what is on its way back as well. */
export const linesToShip = ({ state, lines }: Pick<StaffOrder, 'state' | 'lines'>): readonly Line[] =>
  state === 'to-ship' ? lines.filter(({ isClosed, isShipped }) => !isClosed && !isShipped) : []

export interface Parcel {
  readonly company: Carrier
  readonly number: string
  /** Which of the waiting lines are inside. */
  readonly lines: ReadonlySet<number>
}

/** What is wrong with a parcel's number; null: nothing. */
export const numberProblem = (number: string): string | null =>
  isTrackingNumber(cleaned(number)) ? null : '单号是 6 到 32 位字母、数字或横线'

/** A number that was copied from a list brings blanks along. */
const cleaned = (number: string): string => number.replace(/\s/g, '')

/** What is sent; null while something is wrong. Lines are named only when not all that wait are in the parcel. */
export function shipDraft(order: StaffOrder, { company, number, lines }: Parcel): Draft<'orders.ship'> | null {
  if (numberProblem(number) !== null || lines.size === 0) return null
  const waiting = linesToShip(order)
  const chosen = waiting.flatMap(({ line }) => (lines.has(line) ? [line] : []))
  return {
    orderId: order.orderId,
    company,
    number: cleaned(number),
    ...(chosen.length === waiting.length ? {} : { lines: chosen }),
  }
}
