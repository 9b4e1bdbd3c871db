import type { Person } from '../product'

interface Desk {
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  promoter(): Promise<Person>
  visitor(): Promise<Person>
}

/** One typical call of every action of shares, for docs/costs.md. */
export function shareCosts({ count, promoter, visitor }: Desk) {
  const shared = async () => {
    const one = await promoter()
    return { one, code: (await one.get('shares.create', { target: { kind: 'register' } })).code }
  }
  return {
    'shares.create': async () => {
      const one = await promoter()
      return count(() => one.get('shares.create', { target: { kind: 'register' } }))
    },
    'shares.picture': async () => {
      const { one, code } = await shared()
      // Whoever looks first may have to wait for the drawing; after that it is there.
      await one.get('shares.picture', { code })
      return count(() => one.get('shares.picture', { code }))
    },
    'shares.shortLink': async () => {
      const { one, code } = await shared()
      // Likewise: WeChat makes it once in a month.
      await one.get('shares.shortLink', { code })
      return count(() => one.get('shares.shortLink', { code }))
    },
    'shares.banners': async () => {
      const { one, code } = await shared()
      return count(() => one.get('shares.banners', { code }))
    },
    'shares.resolve': async () => {
      const { code } = await shared()
      const one = await visitor()
      return count(() => one.get('shares.resolve', { code }))
    },
  }
}
