import type { Person, Product } from '../product'

interface World {
  readonly product: () => Product
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  member(): Promise<Person>
}

/** One typical call of every change of a member's profile, for docs/costs.md; WeChat's own requests are not the SDK's. */
export function profileCosts({ product, count, member }: World) {
  const codeOf = () => product().cloud.wechat.issuePhoneCode('13812345678')
  return {
    'members.updateProfile': async () => {
      const one = await member()
      return count(() => one.get('members.updateProfile', { nickname: '李师傅' }))
    },
    'members.setPhone': async () => {
      const one = await member()
      return count(() => one.get('members.setPhone', { code: codeOf() }))
    },
    'members.removePhone': async () => {
      const one = await member()
      await one.get('members.setPhone', { code: codeOf() })
      return count(() => one.get('members.removePhone', {}))
    },
  }
}
