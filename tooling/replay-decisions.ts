import type { OnOrder } from '../cloudfunctions/attribution/replay-stream'
import type { Output } from './replay-output'

/** Decisions as JSON lines, in the order of orders and lines (spec/attribution.md). */
export const decisionLines =
  (output: Output, explain: boolean): OnOrder =>
  ({ order }, [decisions = []]) => {
    for (const [line, { promoter, basis, because, rejected }] of decisions.entries()) {
      const decision = { order, line, promoter, basis }
      output.write(`${JSON.stringify(explain ? { ...decision, because, rejected } : decision)}\n`)
    }
  }
