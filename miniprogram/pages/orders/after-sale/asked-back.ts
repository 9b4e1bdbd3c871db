import type { Draft } from '@shared/contracts'
import { fen, parseYuan, sumFen } from '@shared/kernel/money'
import { yuan } from '@/format/money'
import type { Order } from '../order/shown-order'
import { leftOfFreight, leftOfLine, openLines } from '../order/what-can-be-done'

/** What is typed: an amount in yuan for each chosen line, and for the freight. */
export interface AskedBack {
  readonly lines: ReadonlyMap<number, string>
  readonly freight: string
}

/** Everything that is left of the goods is what most people want back; where nothing is, the freight. */
export function everythingLeft(order: Order): AskedBack {
  const lines = openLines(order)
  return {
    lines: new Map(lines.map((line) => [line.line, plain(leftOfLine(line))])),
    freight: lines.length === 0 ? plain(leftOfFreight(order)) : '',
  }
}

/** Without the commas that are for the eye: this one is edited. */
export const plain = (amountFen: number): string => yuan(amountFen).replace(/,/g, '')

/** What is wrong with an amount of which at most `leftFen` can be asked back; null: nothing. */
export function amountProblem(typed: string, leftFen: number): string | null {
  const amount = parseYuan(typed)
  if (amount === null) return '请填写金额，最多两位小数'
  if (amount > leftFen) return `最多可退 ${yuan(leftFen)} 元`
  return null
}

/** Freight goes back beside a line of which nothing is asked. */
const FREIGHT_ALONE = [{ line: 0, fen: 0 }]

interface Read {
  readonly lines: Draft<'orders.requestAfterSale'>['lines']
  readonly freightFen: number
  readonly totalFen: number
}

/** The amounts in fen; null while one is wrong, no line is chosen, or nothing but zero is asked of lines that cost something. */
export function readAmounts(order: Order, asked: AskedBack): Read | null {
  const open = openLines(order)
  const chosen = open.flatMap((line) => {
    const typed = asked.lines.get(line.line)
    return typed === undefined ? [] : [{ line, typed, left: leftOfLine(line) }]
  })
  const freight = asked.freight.trim() === '' ? '0' : asked.freight
  const isWrong =
    chosen.some(({ typed, left }) => amountProblem(typed, left) !== null) ||
    amountProblem(freight, leftOfFreight(order)) !== null
  if ((chosen.length === 0 && open.length > 0) || isWrong) return null
  const ofLines = chosen.map(({ line, typed }) => ({ line: line.line, fen: parseYuan(typed) ?? 0 }))
  const lines = open.length === 0 ? FREIGHT_ALONE : ofLines
  const freightFen = parseYuan(freight) ?? 0
  const totalFen = sumFen([...lines.map((line) => fen(line.fen)), fen(freightFen)])
  const isFree = chosen.some(({ line }) => line.paidFen === 0)
  return totalFen === 0 && !isFree ? null : { lines, freightFen, totalFen }
}
