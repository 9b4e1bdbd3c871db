import type { Person } from '../product'

interface Desk {
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  /** A promoter with nothing open. */
  promoter(): Promise<Person>
}

/** Both actions of closing an account, for docs/costs.md; what the job clears afterwards is not counted. */
export function closureCosts({ count, promoter }: Desk) {
  return {
    'closure.check': async () => {
      const one = await promoter()
      return count(() => one.get('closure.check', {}))
    },
    'closure.close': async () => {
      const one = await promoter()
      return count(() => one.get('closure.close', {}))
    },
  }
}
