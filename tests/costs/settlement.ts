import type { ActionName } from '@shared/contracts'
import { DAY_MS } from '@shared/kernel/time'
import type { commissionHandlers } from '../../cloudfunctions/commissions/handlers'
import type { settlementHandlers } from '../../cloudfunctions/settlement/handlers'
import { paidOrder } from '../../cloudfunctions/settlement/paid-orders.fixture'
import { settleDue } from '../../cloudfunctions/settlement/settle'
import type { Person, Product } from '../product'

type SettlementAction = Extract<ActionName, keyof typeof commissionHandlers | keyof typeof settlementHandlers>

interface People {
  product(): Product
  promoter(): Promise<Person>
  owner(): Promise<Person>
}

/** One typical call of every action of commissions and of their settlement, over twenty due lines of one promoter. */
export function settlementCosts({ product, promoter, owner }: People): {
  readonly calls: { readonly [N in SettlementAction]: () => Promise<number> }
  /** What the task sends to settle those twenty lines. */
  task(): Promise<number>
} {
  async function count(work: () => Promise<unknown>): Promise<number> {
    await work()
    return product().lastCalls()
  }
  async function dueLines(): Promise<{ one: Person; orderId: string }> {
    const one = await promoter()
    const { visitorId: promoterId } = await one.get('members.me', {})
    const context = product().context()
    const at = context.now - 16 * DAY_MS
    const orderId = `due${promoterId.slice(3)}`
    const lines = Array(20).fill({ paidFen: 1_000, promoterId })
    await paidOrder(context, { orderId, lines, paidAt: at, receivedAt: at })
    return { one, orderId }
  }
  /** Settles what others left, so that a plan holds the twenty lines alone. */
  async function withLines(work: (staff: Person) => Promise<number>): Promise<number> {
    const staff = await owner()
    await settleDue(product().context(60))
    await dueLines()
    return work(staff)
  }
  const withPlan = (work: (staff: Person, planId: string) => Promise<unknown>) =>
    withLines(async (staff) => {
      const { planId } = await staff.get('settlement.plan', {})
      return count(() => work(staff, planId))
    })

  return {
    calls: {
      'commissions.mine': async () => {
        const { one } = await dueLines()
        return count(() => one.get('commissions.mine', {}))
      },
      'commissions.commission': async () => {
        const { one, orderId } = await dueLines()
        return count(() => one.get('commissions.commission', { orderId, line: 0 }))
      },
      'commissions.summary': async () => {
        const { one } = await dueLines()
        return count(() => one.get('commissions.summary', {}))
      },
      'settlement.mode': async () => {
        const staff = await owner()
        return count(() => staff.get('settlement.mode', {}))
      },
      'settlement.setMode': async () => {
        const staff = await owner()
        return count(() => staff.get('settlement.setMode', { byItself: true }))
      },
      'settlement.plan': () => withLines((staff) => count(() => staff.get('settlement.plan', {}))),
      'settlement.planned': () => withPlan((staff, planId) => staff.get('settlement.planned', { planId })),
      'settlement.rows': () => withPlan((staff, planId) => staff.get('settlement.rows', { planId })),
      'settlement.execute': () => withPlan((staff, planId) => staff.get('settlement.execute', { planId })),
    },
    async task() {
      await settleDue(product().context(60))
      await dueLines()
      const context = product().context(60)
      await settleDue(context)
      return context.meter.calls
    },
  }
}
