import { fen, parseYuan, sumFen } from '@shared/kernel/money'
import { yuan } from '@/format/money'
import type { Order } from '../order/shown-order'
import { leftOfFreight, leftOfLine, openLines } from '../order/what-can-be-done'

type AfterSale = Order['afterSales'][number]

/** What can be asked or given back: by line, and of the freight. An after-sale bounds it by what it asks for. */
export interface Refundable {
  readonly afterSale: AfterSale | null
  readonly lines: readonly { readonly line: Order['lines'][number]; readonly mostFen: number }[]
  readonly freightMostFen: number
}

export function refundableOf(order: Order, afterSale: AfterSale | null): Refundable {
  const open = openLines(order)
  const freight = leftOfFreight(order)
  if (afterSale === null) {
    return { afterSale, lines: open.map((line) => ({ line, mostFen: leftOfLine(line) })), freightMostFen: freight }
  }
  const asked = new Map(afterSale.lines.map(({ line, fen: amount }) => [line, amount]))
  return {
    afterSale,
    lines: open.flatMap((line) => {
      const amount = asked.get(line.line)
      return amount === undefined ? [] : [{ line, mostFen: Math.min(amount, leftOfLine(line)) }]
    }),
    freightMostFen: Math.min(afterSale.freightFen, freight),
  }
}

/** Without the commas that are for the eye: this one is edited. */
export const plain = (amountFen: number): string => yuan(amountFen).replace(/,/g, '')

/** What is wrong with an amount of at most `mostFen`; null: nothing. */
export function amountProblem(typed: string, mostFen: number): string | null {
  const amount = parseYuan(typed)
  if (amount === null) return '请填写金额，最多两位小数'
  return amount > mostFen ? `最多可退 ${yuan(mostFen)} 元` : null
}

/** What is typed: an amount in yuan for each chosen line, and for the freight. */
export interface Amounts {
  readonly lines: ReadonlyMap<number, string>
  readonly freight: string
}

/** What is proposed: what was asked for; without an after-sale everything but the freight, unless nothing else is left. */
export const wholeOf = ({ afterSale, lines, freightMostFen }: Refundable): Amounts => ({
  lines: new Map(lines.map(({ line, mostFen }) => [line.line, plain(mostFen)])),
  freight: (afterSale !== null || lines.length === 0) && freightMostFen > 0 ? plain(freightMostFen) : '',
})

export interface ReadAmounts {
  readonly lines: { readonly line: number; readonly fen: number }[]
  readonly freightFen: number
  readonly totalFen: number
}

/** The amounts in fen; null while one is wrong, no line is chosen, or nothing but zero is named of what cost something. */
export function readAmounts({ afterSale, lines, freightMostFen }: Refundable, typed: Amounts): ReadAmounts | null {
  const chosen = lines.flatMap(({ line, mostFen }) => {
    const text = typed.lines.get(line.line)
    return text === undefined ? [] : [{ line, text, mostFen }]
  })
  const freight = typed.freight.trim() === '' ? '0' : typed.freight
  const isWrong =
    chosen.some(({ text, mostFen }) => amountProblem(text, mostFen) !== null) ||
    amountProblem(freight, freightMostFen) !== null
  if ((chosen.length === 0 && lines.length > 0) || isWrong) return null
  const ofLines = chosen.map(({ line, text }) => ({ line: line.line, fen: parseYuan(text) ?? 0 }))
  // Freight goes back beside a line of which nothing does.
  const amounts = lines.length === 0 ? [{ line: afterSale?.lines[0]?.line ?? 0, fen: 0 }] : ofLines
  const freightFen = parseYuan(freight) ?? 0
  const totalFen = sumFen([...amounts.map((line) => fen(line.fen)), fen(freightFen)])
  const isFree = chosen.some(({ line }) => line.paidFen === 0)
  return totalFen === 0 && !isFree ? null : { lines: amounts, freightFen, totalFen }
}
