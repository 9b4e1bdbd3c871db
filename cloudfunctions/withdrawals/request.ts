import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { promoter } from '../ledger/accounts'
import { openBook } from '../ledger/book'
import { add } from '../ledger/rules'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { inputHash, isReplay } from '../runtime/replay'
import { openDay } from './days'
import { limitsNow } from './limits'
import { BILL_NO_LENGTH, type Withdrawal } from './model'
import type { Row } from './move'
import { withdrawals } from './repository'
import { firstState, objectionTo, shortfallOf } from './rules'
import { handOver } from './send'

type Input = Parsed<'withdrawals.request'>

/**
 * Asks for money: the bill with its number, the money on its way and the day's limits in one transaction, and only then
 * WeChat. Whatever becomes of that call, the job goes on with the same number.
 */
export async function request(input: Input, context: ActionContext): Promise<Row> {
  const { db, caller, now } = context
  const limits = await limitsNow(context)
  const billNo = derivedId(`withdrawal\n${caller.visitorId}\n${input.requestId}`, BILL_NO_LENGTH)
  const row = await db.transact(async (tx): Promise<Row> => {
    const known = await withdrawals.get(tx, billNo)
    if (known !== null && isReplay(known, input)) return known
    const objection = objectionTo(input, { limits, inWechat: caller.identity.provider === 'wechat' })
    if (objection !== null) throw new Refusal(objection.code, objection.data)

    const book = openBook(tx, now)
    const account = (field: 'available' | 'withdrawing') => promoter(input.payer, caller.visitorId, field)
    const availableFen = await book.balance(account('available'))
    const today = await openDay(tx, caller.visitorId, now)
    const asked = { userTodayFen: today.user, merchantTodayFen: today.merchant }
    const shortfall = shortfallOf(input.amountFen, { limits, availableFen, ...asked })
    if (shortfall !== null) throw new Refusal(shortfall.code, shortfall.data)

    const { amountFen } = input
    await book.post('withdraw', billNo, [add(account('available'), -amountFen), add(account('withdrawing'), amountFen)])
    await book.save()
    await today.count(amountFen)
    return begin(tx, billNo, input, context, firstState(input, limits))
  })
  return handOver(context, row)
}

async function begin(
  tx: Store,
  billNo: string,
  input: Input,
  { caller, now }: ActionContext,
  state: 'reviewing' | 'paying',
): Promise<Row> {
  const { payer, channel, amountFen, requestId } = input
  const isWallet = channel === 'wechat'
  const row: Withdrawal = {
    ...{ promoterId: caller.visitorId, payer, channel, amountFen, state },
    realName: isWallet ? (input.realName ?? null) : null,
    payee: isWallet ? null : (input.payee ?? null),
    openid: isWallet ? caller.identity.subject : null,
    ...{ wechatState: null, transferBillNo: null, packageInfo: null },
    ...{ sentAt: null, refusedAt: null, cancelAskedAt: null, confirmBefore: null, endedAt: null },
    ...{ reason: '', note: input.note ?? '', receiptNumber: '', decidedBy: null },
    ...{ exportId: null, exportedAt: null, exportedBefore: null },
    requestedAt: now,
    lookAt: state === 'paying' ? now : null,
    ...{ attempts: 0, version: 0, requestId, inputHash: inputHash(input) },
  }
  await withdrawals.insert(tx, billNo, row)
  return { _id: billNo, ...row }
}
