import { earn } from '../../cloudfunctions/withdrawals/earned.fixture'
import type { Person, Product } from '../product'

interface Desk {
  readonly product: () => Product
  /** Wire requests of the one action that `work` calls. */
  count(work: () => Promise<unknown>): Promise<number>
  /** A registered member with the role `owner`, and one who promotes. */
  owner(): Promise<Person>
  promoter(): Promise<Person>
}

const PAYEE = { realName: '张三', account: '6222021234567890123', bank: '工商银行文三路支行' }
const TO_BANK = { payer: 'merchant', channel: 'bank', amountFen: 1_000, payee: PAYEE } as const
const TO_WALLET = { payer: 'merchant', channel: 'wechat', amountFen: 1_000 } as const
const RECEIPT = { receiptNumber: '20261121000001' }

/** One typical call of every action of withdrawals, for docs/costs.md. */
export function withdrawalCosts({ product, count, owner, promoter }: Desk) {
  async function earner(): Promise<Person> {
    const one = await promoter()
    await earn(product(), (await one.get('members.me', {})).visitorId, 10_000)
    return one
  }
  async function asked(wish: typeof TO_BANK | typeof TO_WALLET) {
    const one = await earner()
    const { billNo } = await one.get('withdrawals.request', wish)
    return { one, billNo, staff: await owner() }
  }
  const month = () => new Date(product().cloud.clock.now()).toISOString().slice(0, 7)
  return {
    'withdrawals.offer': async () => {
      const one = await earner()
      return count(() => one.get('withdrawals.offer', {}))
    },
    'withdrawals.request': async () => {
      const one = await earner()
      return count(() => one.get('withdrawals.request', TO_WALLET))
    },
    'withdrawals.mine': async () => {
      const { one } = await asked(TO_BANK)
      return count(() => one.get('withdrawals.mine', {}))
    },
    'withdrawals.withdrawal': async () => {
      const { one, billNo } = await asked(TO_WALLET)
      return count(() => one.get('withdrawals.withdrawal', { billNo }))
    },
    'withdrawals.refresh': async () => {
      const { one, billNo } = await asked(TO_WALLET)
      return count(() => one.get('withdrawals.refresh', { billNo }))
    },
    'withdrawals.cancel': async () => {
      const { one, billNo } = await asked(TO_WALLET)
      return count(() => one.get('withdrawals.cancel', { billNo }))
    },
    'withdrawals.staffList': async () => {
      const { staff } = await asked(TO_BANK)
      return count(() => staff.get('withdrawals.staffList', {}))
    },
    'withdrawals.approve': async () => {
      const { billNo, staff } = await asked(TO_WALLET)
      // Nothing is small enough to need no review here, and limits of a minute ago would still hold.
      await product().context().db.patch('withdrawals', billNo, { state: 'reviewing', sentAt: null })
      return count(() => staff.get('withdrawals.approve', { billNo }))
    },
    'withdrawals.reject': async () => {
      const { billNo, staff } = await asked(TO_BANK)
      return count(() => staff.get('withdrawals.reject', { billNo, reason: '资料不全' }))
    },
    'withdrawals.markPaid': async () => {
      const { billNo, staff } = await asked(TO_BANK)
      return count(() => staff.get('withdrawals.markPaid', { billNo, ...RECEIPT }))
    },
    'withdrawals.markReturned': async () => {
      const { billNo, staff } = await asked(TO_BANK)
      await staff.get('withdrawals.markPaid', { billNo, ...RECEIPT })
      return count(() => staff.get('withdrawals.markReturned', { billNo, reason: '账号不存在' }))
    },
    'withdrawals.exportToPay': async () => {
      const { staff } = await asked(TO_BANK)
      return count(() => staff.get('withdrawals.exportToPay', { channel: 'bank' }))
    },
    'withdrawals.importResults': async () => {
      const { billNo, staff } = await asked(TO_BANK)
      const csv = `单号,结果,回单号,原因\r\n${billNo},成功,20261121000001,`
      return count(() => staff.get('withdrawals.importResults', { csv }))
    },
    'withdrawals.statement': async () => {
      const { one } = await asked(TO_BANK)
      return count(() => one.get('withdrawals.statement', { month: month() }))
    },
    'withdrawals.staffStatement': async () => {
      const { one, staff } = await asked(TO_BANK)
      const { visitorId: promoterId } = await one.get('members.me', {})
      return count(() => staff.get('withdrawals.staffStatement', { promoterId, month: month() }))
    },
    'withdrawals.setLimits': async () => {
      const [one, staff] = [await promoter(), await owner()]
      const { limits } = await one.get('withdrawals.offer', {})
      return count(() => staff.get('withdrawals.setLimits', limits))
    },
  }
}
