import type { Ppm } from '@shared/kernel/rates'
import { type ChangedLine, Comparison, type PromoterMove } from '../cloudfunctions/attribution/comparison'
import { BadEvent } from '../cloudfunctions/attribution/events'
import type { OnOrder } from '../cloudfunctions/attribution/replay-stream'
import type { Output } from './replay-output'

export interface ComparisonReport {
  readonly onOrder: OnOrder
  /** After the last event. */
  finish(): void
}

interface Heading {
  readonly names: readonly [string, string]
  readonly rate: Ppm
}

/** Counts, and writes each changed line at once, so that no list of lines grows. */
function report(
  rate: Ppm,
  writeLine: (line: ChangedLine) => void,
  writeEnd: (comparison: Comparison) => void,
): ComparisonReport {
  const comparison = new Comparison(rate)
  return {
    onOrder: (order, [a = [], b = []]) => {
      for (const line of changedLines(comparison, order, a, b)) writeLine(line)
    },
    finish: () => writeEnd(comparison),
  }
}

function changedLines(comparison: Comparison, ...[order, a, b]: Parameters<Comparison['add']>): ChangedLine[] {
  try {
    return comparison.add(order, a, b)
  } catch (error) {
    if (error instanceof RangeError) throw new BadEvent(`order: ${error.message}`)
    throw error
  }
}

/** One JSON document: `{a, b, ratePpm, lines: […], linesTotal, changedTotal, promoters: […]}`, amounts in fen. */
export function jsonReport(output: Output, { names: [a, b], rate }: Heading): ComparisonReport {
  let separator = '\n'
  output.write(`${JSON.stringify({ a, b, ratePpm: rate }).slice(0, -1)},"lines":[`)
  return report(
    rate,
    (line) => {
      output.write(`${separator}${JSON.stringify(line)}`)
      separator = ',\n'
    },
    (comparison) => {
      const { linesTotal, changedTotal } = comparison
      output.write(`\n],"linesTotal":${linesTotal},"changedTotal":${changedTotal},"promoters":[`)
      output.write(
        comparison
          .moves()
          .map((move) => `\n${JSON.stringify(move)}`)
          .join(','),
      )
      output.write('\n]}\n')
    },
  )
}

const nameOf = (promoter: string | null): string => promoter ?? '(nobody)'
const LINE_WIDTHS = [20, 6, 14, 14, 28, 0]
const MOVE_WIDTHS = [20, 16, 16, 0]

/** Columns of at least their width, numbers to the right; a longer text pushes its row aside and loses nothing. */
const row = (widths: readonly number[], cells: readonly (string | number)[]): string =>
  `${cells
    .map((cell, at) =>
      typeof cell === 'number' ? String(cell).padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    )
    .join('  ')
    .trimEnd()}\n`

export function tableReport(output: Output, { names: [a, b], rate }: Heading): ComparisonReport {
  output.write(`lines that change hands, ${a} → ${b}, commission at ${rate} ppm, in fen\n`)
  output.write(row(LINE_WIDTHS, ['order', 'line', 'amount', 'commission', a, b]))
  return report(
    rate,
    (line) => {
      const hands = [line.a, line.b].map(({ promoter, basis }) => `${nameOf(promoter)} (${basis})`)
      output.write(row(LINE_WIDTHS, [line.order, line.line, line.amount, line.commission, ...hands]))
    },
    (comparison) => {
      const { linesTotal, changedTotal } = comparison
      output.write(`\n${changedTotal} of ${linesTotal} lines change hands\n\nwhat moves per promoter, in fen\n`)
      output.write(row(MOVE_WIDTHS, ['promoter', a, b, 'moves']))
      const cells = ({ promoter, a, b, moves }: PromoterMove) => [nameOf(promoter), a, b, moves]
      for (const move of comparison.moves()) output.write(row(MOVE_WIDTHS, cells(move)))
    },
  )
}
