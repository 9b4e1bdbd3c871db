import { parseArgs } from 'node:util'
import { startMarket } from '../tests/market'
import { rush } from '../tests/rush'

/**
 * `npx tsx bench/oversell.ts [--stock N] [--buyers N] [--at-once N]`: a sale through the real SDK, buyers and emulator in
 * one process, so that what it shows is an upper bound of the times. Default: 500 pieces, 2 000 buyers, 64 at a time.
 */
async function main(): Promise<void> {
  const number = (fallback: number) => ({ type: 'string', default: String(fallback) }) as const
  const { values } = parseArgs({ options: { stock: number(500), buyers: number(2_000), 'at-once': number(64) } })
  const wanted = { stock: Number(values.stock), buyers: Number(values.buyers), atOnce: Number(values['at-once']) }
  const market = await startMarket()
  const { answers, busy, slowestMs, wallMs, orders, buckets } = await rush(market, wanted)
  await market.product.close()
  const left = buckets.reduce((sum, { free }) => sum + free, 0)
  const lines = [
    `${wanted.stock} pieces, ${wanted.buyers} buyers, ${wanted.atOnce} at a time`,
    `answers ${JSON.stringify(answers)}, BUSY and asked again ${busy}`,
    `${orders} orders, ${left} pieces left`,
    `slowest answer ${(slowestMs / 1_000).toFixed(1)} s, all in ${(wallMs / 1_000).toFixed(1)} s`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  if (orders !== Math.min(wanted.stock, wanted.buyers) || buckets.some(({ free }) => free < 0)) process.exitCode = 1
}

void main()
