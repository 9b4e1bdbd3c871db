import { MINUTE_MS } from '@shared/kernel/time'
import { type Person, type Product, startProduct } from '../../tests/product'
import { earn } from './earned.fixture'
import { LIMITS_DEFAULT, type Limits } from './model'

export type Promoter = Person & { readonly id: string; readonly openid: string }

/** A product with finance staff, and promoters who have earned something. */
export interface Desk {
  readonly product: Product
  readonly owner: Person
  readonly finance: Person
  member(): Promise<Promoter>
  /** With what they earned, in fen, settled. */
  promoterWith(earned: number): Promise<Promoter>
  staff(role: string): Promise<Person>
  /** What the ledger has of the promoter with the merchant. */
  figures(promoter: Promoter): Promise<{ available: number; withdrawing: number; paid: number; debt: number }>
  /** Limits other than the default ones, and the minute until they hold. */
  setLimits(limits: Partial<Limits>): Promise<void>
  /** The timer's job, `ms` later. */
  later(ms: number): Promise<void>
}

export async function startDesk(): Promise<Desk> {
  const product = await startProduct()
  let people = 0
  async function member(): Promise<Promoter> {
    people += 1
    const openid = `openid-${people}`
    const person = product.as(openid)
    await person.get('members.register', { nickname: '小王' })
    return { ...person, openid, id: (await person.get('members.me', {})).visitorId }
  }
  async function staff(role: string): Promise<Person> {
    const person = await member()
    await product.context().db.insert('staff', person.id, { roles: [role], since: 0 })
    return person
  }
  const [owner, finance] = [await staff('owner'), await staff('finance')]
  return {
    ...{ product, owner, finance, member, staff },
    async promoterWith(earned) {
      const person = await member()
      await person.get('promoters.enroll', {})
      if (earned > 0) await earn(product, person.id, earned)
      return person
    },
    async figures({ id }) {
      const row = await product.context().db.get('balances', `promoter_merchant_${id}`)
      const { available = 0, withdrawing = 0, paid = 0, debt = 0 } = (row?.amounts ?? {}) as Record<string, number>
      return { available, withdrawing, paid, debt }
    },
    async setLimits(limits) {
      await owner.get('withdrawals.setLimits', { ...LIMITS_DEFAULT, ...limits })
      await product.cloud.clock.advance(2 * MINUTE_MS)
    },
    async later(ms) {
      await product.cloud.clock.advance(ms)
      await product.runJobs()
    },
  }
}

const PAYEE = { realName: '张三', account: '6222021234567890123', bank: '工商银行文三路支行' }
export const toWallet = (amountFen: number) => ({ payer: 'merchant', channel: 'wechat', amountFen }) as const
export const toBank = (amountFen: number, payee: Partial<typeof PAYEE> = {}) =>
  ({ payer: 'merchant', channel: 'bank', amountFen, payee: { ...PAYEE, ...payee } }) as const
export const toAlipay = (amountFen: number) =>
  ({ ...toBank(amountFen, { account: 'zhang@mail.example', bank: '' }), channel: 'alipay' }) as const
