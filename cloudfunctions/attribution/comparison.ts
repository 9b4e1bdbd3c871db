import { fen, shareFloor } from '@shared/kernel/money'
import type { Ppm } from '@shared/kernel/rates'
import type { OrderEvent } from './events'
import type { Basis, Decision } from './model'

/** A line that the two lists of rulesets give to different promoters. Amounts in fen. */
export interface ChangedLine {
  readonly order: string
  readonly line: number
  readonly product: string
  readonly amount: number
  readonly commission: number
  readonly a: { readonly promoter: string | null; readonly basis: Basis }
  readonly b: { readonly promoter: string | null; readonly basis: Basis }
}

/** Commission of one promoter under A and under B, in fen, and `moves` = b − a. `null` is nobody: the merchant keeps it. */
export interface PromoterMove {
  readonly promoter: string | null
  readonly a: number
  readonly b: number
  readonly moves: number
}

/**
 * What changes hands between two replays of one log, at one rate for every line. A commission is rounded down a line, as
 * money is (spec/money.md). Memory grows with promoters.
 */
export class Comparison {
  readonly #rate: Ppm
  // Whole fen as bigint: a sum over years of orders may pass what one amount may be.
  readonly #totals = new Map<string | null, { a: bigint; b: bigint }>()
  linesTotal = 0
  changedTotal = 0

  constructor(rate: Ppm) {
    this.#rate = rate
  }

  /** Counts an order and gives the lines that change hands. Throws a RangeError for an amount beyond FEN_MAX. */
  add(order: OrderEvent, a: readonly Decision[], b: readonly Decision[]): ChangedLine[] {
    const commissions = order.lines.map(({ amount }) => shareFloor(fen(amount), this.#rate))
    const changed: ChangedLine[] = []
    for (const [line, { product, amount }] of order.lines.entries()) {
      const [inA, inB] = [a[line], b[line]]
      const commission = commissions[line] ?? fen(0)
      if (inA === undefined || inB === undefined) continue
      this.linesTotal += 1
      this.#of(inA.promoter).a += BigInt(commission)
      this.#of(inB.promoter).b += BigInt(commission)
      if (inA.promoter === inB.promoter) continue
      this.changedTotal += 1
      const sides = { a: sideOf(inA), b: sideOf(inB) }
      changed.push({ order: order.order, line, product, amount, commission, ...sides })
    }
    return changed
  }

  /** Everybody whose sum changes, the largest gain first; nobody last. */
  moves(): PromoterMove[] {
    return [...this.#totals]
      .map(([promoter, { a, b }]) => ({ promoter, a: Number(a), b: Number(b), moves: Number(b - a) }))
      .filter(({ moves }) => moves !== 0)
      .sort((one, two) => Number(one.promoter === null) - Number(two.promoter === null) || two.moves - one.moves)
  }

  #of(promoter: string | null) {
    const known = this.#totals.get(promoter)
    if (known !== undefined) return known
    const made = { a: 0n, b: 0n }
    this.#totals.set(promoter, made)
    return made
  }
}

const sideOf = ({ promoter, basis }: Decision) => ({ promoter, basis })
