import type { Books, Entry } from './books'
import { type Fields, written } from './fields'
import { SANDBOX_APPID, SANDBOX_MERCHANT } from './merchant'
import type { NoticeQueue } from './notices'
import { packageText, transferNumber } from './numbers'
import { invalidRequest, notEnough, PayError } from './pay-error'
import type { Bill, BillState } from './records'
import { readTransfer, type TransferLimits, type TransferRequest } from './transfer-request'

/** pay.weixin.qq.com partner FAQ 4015468873: a bill that nobody confirmed ends after a day. */
const CONFIRM_MS = 24 * 3_600_000
/** Ours: how long a cancellation is on its way. */
const CANCEL_MS = 1_000
/** Ours: what there is until a test says otherwise, one million yuan. */
const BALANCE_FEN = 100_000_000
const OPEN: readonly BillState[] = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM']
const ENDED: readonly BillState[] = ['SUCCESS', 'FAIL', 'CANCELLED']

/** Where bills that are created next stay until they are moved on. */
const COURSES = ['confirm', 'accepted', 'processing'] as const
export type TransferCourse = (typeof COURSES)[number]
export const isTransferCourse = (name: unknown): name is TransferCourse => COURSES.some((course) => course === name)
const FIRST: Readonly<Record<TransferCourse, BillState>> = {
  confirm: 'WAIT_USER_CONFIRM',
  accepted: 'ACCEPTED',
  processing: 'PROCESSING',
}

interface TransfersOptions {
  readonly books: Books
  readonly notices: NoticeQueue
  readonly now: () => number
  readonly open: (encrypted: string, field: string) => string
}

/** 商家转账, 用户确认模式: one bill from its creation to SUCCESS, FAIL or CANCELLED. */
export class Transfers {
  course: TransferCourse = 'confirm'
  /** How a bill ends that nobody confirmed. */
  overdueEnd: 'FAIL' | 'CANCELLED' = 'FAIL'
  limits: TransferLimits = { minFen: 10, maxFen: 2_000_000 }
  /** Real names by openid; whoever is not here is called as the merchant says. */
  readonly realNames = new Map<string, string>()

  constructor(private readonly options: TransfersOptions) {}

  get balanceFen(): number {
    return this.options.books.get('purse', 'operating')?.balanceFen ?? BALANCE_FEN
  }

  set balanceFen(fen: number) {
    this.options.books.write(purse(fen))
  }

  create(body: Fields): Readonly<Record<string, unknown>> {
    const { books, now, open } = this.options
    const asked = readTransfer(body, this.limits, open)
    const known = books.get('bill', asked.billNo)
    if (known) {
      if (!isSame(known, asked)) throw invalidRequest('单号已存在但信息不一致,请查单后比较确认')
      return known.storedAnswer
    }
    if (asked.amountFen > this.balanceFen) throw notEnough()
    const bill = {
      ...asked,
      transferBillNo: transferNumber(now()),
      failReason: null,
      packageInfo: packageText(),
      createdAt: now(),
      updatedAt: now(),
    }
    const isStranger =
      asked.realName !== null && asked.realName !== (this.realNames.get(asked.openid) ?? asked.realName)
    const state = isStranger ? 'ACCEPTED' : FIRST[this.course]
    const record = { ...bill, state, storedAnswer: createdJson(bill, state) }
    if (isStranger) books.write(...this.ended(record, 'FAIL', 'NAME_NOT_CORRECT'))
    else books.write({ kind: 'bill', id: bill.billNo, record }, purse(this.balanceFen - bill.amountFen))
    return record.storedAnswer
  }

  query(billNo: string): Record<string, unknown> {
    return billJson(this.known(billNo))
  }

  /** Asks for the end; it comes later, and the payee may still be first. */
  cancel(billNo: string): Record<string, unknown> {
    const bill = this.known(billNo)
    const isAsked = bill.state === 'CANCELING' || bill.state === 'CANCELLED'
    if (!isAsked && !OPEN.includes(bill.state)) throw invalidRequest('当前单据状态不支持撤销')
    const { state, updatedAt } = isAsked ? bill : this.move(bill, 'CANCELING')
    return {
      out_bill_no: billNo,
      transfer_bill_no: bill.transferBillNo,
      state,
      update_time: written(updatedAt),
    }
  }

  /** What WeChat does by itself: a bill that was accepted waits for its payee. Throws an Error for the test that asked. */
  accept(billNo: string): void {
    const bill = this.inState(billNo, ['ACCEPTED', 'PROCESSING'])
    const storedAnswer = createdJson(bill, 'WAIT_USER_CONFIRM')
    this.move({ ...bill, storedAnswer }, 'WAIT_USER_CONFIRM')
  }

  /** The payee takes the money; while a cancellation is on its way, that one has lost. */
  confirm(billNo: string, { staysTransferring = false } = {}): void {
    const bill = this.inState(billNo, ['WAIT_USER_CONFIRM', 'CANCELING', 'TRANSFERING'])
    if (bill.createdAt + CONFIRM_MS <= this.options.now()) throw new Error(`bill ${billNo} is more than a day old`)
    if (staysTransferring) this.move(bill, 'TRANSFERING')
    else this.end(bill, 'SUCCESS', null)
  }

  fail(billNo: string, reason: string): void {
    this.end(this.inState(billNo, [...OPEN, 'TRANSFERING']), 'FAIL', reason)
  }

  /** By what the phone was given; null when no bill has it. */
  withPackage(packageInfo: string): Bill | null {
    return this.options.books.all('bill').find((bill) => bill.packageInfo === packageInfo) ?? null
  }

  /** When something next happens by itself; null: nothing will. */
  nextAt(): number | null {
    const instants = this.unended().flatMap((bill) => dueAt(bill) ?? [])
    return instants.length === 0 ? null : Math.min(...instants)
  }

  /** Ends what is due: cancellations, and bills that nobody confirmed. `isImpatient`: cancellations at once. */
  settle(isImpatient = false): void {
    const now = this.options.now()
    for (const bill of this.unended()) {
      if (bill.state === 'CANCELING') {
        if (isImpatient || (dueAt(bill) ?? now) <= now) this.end(bill, 'CANCELLED', null)
      } else if ((dueAt(bill) ?? Number.POSITIVE_INFINITY) <= now) {
        this.end(bill, this.overdueEnd, this.overdueEnd === 'FAIL' ? 'OVERDUE_CLOSE' : null)
      }
    }
  }

  private unended(): Bill[] {
    return this.options.books.all('bill').filter(({ state }) => !ENDED.includes(state))
  }

  private known(billNo: string): Bill {
    const bill = this.options.books.get('bill', billNo)
    if (!bill) throw new PayError(404, 'NOT_FOUND', '记录不存在')
    return bill
  }

  private inState(billNo: string, states: readonly BillState[]): Bill {
    const bill = this.options.books.get('bill', billNo)
    if (!bill) throw new Error(`there is no bill ${billNo}`)
    if (!states.includes(bill.state)) throw new Error(`bill ${billNo} is in the state ${bill.state}`)
    return bill
  }

  private move(bill: Bill, state: BillState): Bill {
    const record = { ...bill, state, updatedAt: this.options.now() }
    this.options.books.write({ kind: 'bill', id: bill.billNo, record })
    return record
  }

  /** Money comes back unless the payee has it. */
  private end(bill: Bill, state: 'SUCCESS' | 'FAIL' | 'CANCELLED', failReason: string | null): void {
    const back: Entry[] = state === 'SUCCESS' ? [] : [purse(this.balanceFen + bill.amountFen)]
    this.options.books.write(...this.ended(bill, state, failReason), ...back)
  }

  /** The bill at its end, and the notice that tells of it. */
  private ended(bill: Bill, state: 'SUCCESS' | 'FAIL' | 'CANCELLED', failReason: string | null): Entry[] {
    const { notices, now } = this.options
    const record = { ...bill, state, failReason, updatedAt: now() }
    const entry: Entry = { kind: 'bill', id: bill.billNo, record }
    if (bill.notifyUrl === null) return [entry]
    const notice = notices.draft({
      type: 'MCHTRANSFER.BILL.FINISHED',
      originalType: 'mch_payment',
      summary: '商家转账单据终态通知',
      to: bill.notifyUrl,
      plain: noticeJson(record),
    })
    return [entry, { kind: 'notice', id: notice.id, record: notice }]
  }
}

const purse = (balanceFen: number): Entry => ({ kind: 'purse', id: 'operating', record: { balanceFen } })

function dueAt(bill: Bill): number | null {
  if (bill.state === 'CANCELING') return bill.updatedAt + CANCEL_MS
  return bill.state === 'WAIT_USER_CONFIRM' ? bill.createdAt + CONFIRM_MS : null
}

function isSame(bill: Bill, asked: TransferRequest): boolean {
  return (['sceneId', 'openid', 'amountFen', 'remark', 'realName'] as const).every((one) => bill[one] === asked[one])
}

function createdJson(
  bill: Pick<Bill, 'billNo' | 'transferBillNo' | 'createdAt' | 'packageInfo'>,
  state: BillState,
): Readonly<Record<string, unknown>> {
  return {
    out_bill_no: bill.billNo,
    transfer_bill_no: bill.transferBillNo,
    create_time: written(bill.createdAt),
    state,
    ...(state === 'WAIT_USER_CONFIRM' ? { package_info: bill.packageInfo } : {}),
  }
}

function billJson(bill: Bill): Record<string, unknown> {
  return {
    mch_id: SANDBOX_MERCHANT.mchid,
    appid: SANDBOX_APPID,
    out_bill_no: bill.billNo,
    transfer_bill_no: bill.transferBillNo,
    state: bill.state,
    transfer_amount: bill.amountFen,
    transfer_remark: bill.remark,
    ...(bill.failReason === null ? {} : { fail_reason: bill.failReason }),
    openid: bill.openid,
    create_time: written(bill.createdAt),
    update_time: written(bill.updatedAt),
  }
}

const noticeJson = (bill: Bill): Record<string, unknown> => {
  const { appid, transfer_remark, ...told } = billJson(bill)
  return told
}
