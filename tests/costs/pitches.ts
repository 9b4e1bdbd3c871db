import type { Person } from '../product'

interface Desk {
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  owner(): Promise<Person>
  promoter(): Promise<Person>
}

const DRAFT = { place: 'group', name: '一句话', text: '来看看：{link}', isOn: true } as const

/** One typical call of every action of pitches, for docs/costs.md. */
export function pitchCosts({ count, owner, promoter }: Desk) {
  const saved = async () => {
    const staff = await owner()
    const { pitchId } = (await staff.get('pitches.save', DRAFT)).pitch
    return { staff, pitchId }
  }
  return {
    'pitches.filled': async () => {
      await saved()
      const one = await promoter()
      const { code } = await one.get('shares.create', { target: { kind: 'register' } })
      return count(() => one.get('pitches.filled', { code }))
    },
    'pitches.all': async () => {
      const { staff } = await saved()
      return count(() => staff.get('pitches.all', {}))
    },
    'pitches.save': async () => {
      const { staff, pitchId } = await saved()
      return count(() => staff.get('pitches.save', { ...DRAFT, pitchId, text: '换一句：{link}' }))
    },
    'pitches.arrange': async () => {
      const { staff } = await saved()
      const { items } = await staff.get('pitches.all', {})
      const pitchIds = items.map(({ pitchId }) => pitchId).reverse()
      return count(() => staff.get('pitches.arrange', { pitchIds }))
    },
    'pitches.remove': async () => {
      const { staff, pitchId } = await saved()
      return count(() => staff.get('pitches.remove', { pitchId }))
    },
  }
}
