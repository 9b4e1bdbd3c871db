import { randomUUID } from 'node:crypto'
import type { Books } from './books'
import { written } from './fields'
import type { Notice } from './records'
import type { Seal } from './seal'

/** A notice as it goes over the wire. */
export interface SealedNotice {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Receives notices instead of their address; answers the HTTP status of a merchant's server. */
export type NoticeListener = (notice: SealedNotice) => number | Promise<number>

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** pay.weixin.qq.com, 回调和轮询: the waits after an attempt that was not answered with 200 or 204. */
export const RETRY_WAITS_MS = [
  ...[15, 15, 30].map((n) => n * SECOND),
  ...[3, 10, 20, 30, 30, 30, 60].map((n) => n * MINUTE),
  ...[3, 3, 3, 6, 6].map((n) => n * HOUR),
]
/** Same page: a merchant that takes longer is asked again. */
const ANSWER_MS = 5 * SECOND

/** What can happen to the next deliveries, each counted down. */
const MISHAPS = ['lose', 'lose-for-good', 'duplicate', 'corrupt', 'delay'] as const
export type Mishap = (typeof MISHAPS)[number]
export const isMishap = (name: unknown): name is Mishap => MISHAPS.some((mishap) => mishap === name)

/** Sends notices until they are acknowledged; one delivery at a time, so that their order is the order they arrive in. */
export class NoticeQueue {
  private readonly mishaps: { mishap: Mishap; times: number; delayMs: number }[] = []
  private amountLie: { fen: number; times: number } | null = null
  private isHeld = false
  private isReversed = false
  /** Ids of those that are still to be sent: the acknowledged ones grow without end. */
  private readonly waiting: Set<string>
  listener: NoticeListener | null = null

  constructor(
    private readonly books: Books,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {
    const kept = books.all('notice').filter(({ nextAt }) => nextAt !== null)
    this.waiting = new Set(kept.map(({ id }) => id))
  }

  /** A notice that is due now; the caller writes it together with what it tells of. */
  draft(event: { type: string; originalType: string; summary: string; to: string; plain: Notice['plain'] }): Notice {
    const now = this.now()
    const delay = this.take('delay')
    const id = randomUUID()
    this.waiting.add(id)
    return {
      id,
      eventType: event.type,
      originalType: event.originalType,
      summary: event.summary,
      plain: this.lieAbout(event.type, event.plain),
      to: event.to,
      createdAt: now,
      attempts: [],
      nextAt: now + (delay?.delayMs ?? 0),
      state: 'pending',
    }
  }

  /** When the next one is due; null: nothing waits, or nothing may go. */
  nextAt(): number | null {
    if (this.isHeld) return null
    const instants = this.pending().map(({ nextAt }) => nextAt)
    return instants.length === 0 ? null : Math.min(...instants)
  }

  /** Not acknowledged and not given up, oldest first. */
  pending(): (Notice & { readonly nextAt: number })[] {
    return [...this.waiting].flatMap((id) => {
      const notice = this.books.get('notice', id)
      return notice === null || notice.nextAt === null ? [] : [{ ...notice, nextAt: notice.nextAt }]
    })
  }

  /** Sends what is due, each once. Resolves when all have been answered, or not. True when something was sent. */
  async sendDue(): Promise<boolean> {
    if (this.isHeld) return false
    const now = this.now()
    const due = this.pending().filter(({ nextAt }) => nextAt <= now)
    if (this.isReversed) due.reverse()
    this.isReversed = false
    for (const { id } of due) {
      const notice = this.books.get('notice', id)
      if (notice !== null && notice.nextAt !== null) await this.attempt(notice)
    }
    return due.length > 0
  }

  /** Acknowledged by hand: a test handed it over itself. */
  acknowledge(id: string): void {
    const notice = this.books.get('notice', id)
    this.waiting.delete(id)
    if (notice) this.books.write({ kind: 'notice', id, record: { ...notice, nextAt: null, state: 'delivered' } })
  }

  /** As it would be sent now. */
  sealed(notice: Notice): SealedNotice {
    const body = JSON.stringify({
      id: notice.id,
      create_time: written(notice.createdAt),
      resource_type: 'encrypt-resource',
      event_type: notice.eventType,
      summary: notice.summary,
      resource: this.seal.resource(notice.plain, notice.originalType),
    })
    return { id: notice.id, headers: this.headersFor(body), body }
  }

  /** WeChat tries whether a merchant checks signatures: what it answers, which must not be 200 or 204. */
  async probe(to: string): Promise<number | null> {
    const body = JSON.stringify({ id: randomUUID(), event_type: 'TRANSACTION.SUCCESS', resource: {} })
    const headers = this.headersFor(body)
    headers['wechatpay-signature'] = `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}`
    return this.deliver({ id: 'probe', headers, body }, to)
  }

  /** The next `times` notices suffer this. */
  plan(mishap: Mishap, times: number, delayMs = 0): void {
    this.mishaps.push({ mishap, times, delayMs })
  }

  /** The next `times` notices of payments say another amount than the query does. */
  lieAboutAmount(fen: number, times: number): void {
    this.amountLie = { fen, times }
  }

  hold(): void {
    this.isHeld = true
  }

  release(order: 'in-order' | 'reversed'): void {
    this.isHeld = false
    this.isReversed = order === 'reversed'
  }

  private async attempt(notice: Notice): Promise<void> {
    if (this.take('lose-for-good')) return this.note(notice, null, true)
    if (this.take('lose')) return this.note(notice, null)
    const sealed = this.sealed(notice)
    if (this.take('corrupt')) return this.note(notice, await this.deliver(corrupted(sealed), notice.to))
    const isTwice = this.take('duplicate') !== null
    const status = await this.deliver(sealed, notice.to)
    if (isTwice) await this.deliver(sealed, notice.to)
    this.note(notice, status)
  }

  private note(notice: Notice, status: number | null, isLast = false): void {
    const now = this.now()
    const isDelivered = status === 200 || status === 204
    const wait = isLast ? undefined : RETRY_WAITS_MS[notice.attempts.length]
    const record: Notice = {
      ...notice,
      attempts: [...notice.attempts, { at: now, status }],
      nextAt: isDelivered || wait === undefined ? null : now + wait,
      state: isDelivered ? 'delivered' : wait === undefined ? 'given-up' : 'pending',
    }
    if (record.nextAt === null) this.waiting.delete(notice.id)
    this.books.write({ kind: 'notice', id: notice.id, record })
  }

  /** The status of the answer; null when none came. */
  private async deliver(notice: SealedNotice, to: string): Promise<number | null> {
    try {
      if (this.listener) return await this.listener(notice)
      const signal = AbortSignal.timeout(ANSWER_MS)
      const response = await fetch(to, { method: 'POST', headers: notice.headers, body: notice.body, signal })
      await response.arrayBuffer()
      return response.status
    } catch {
      return null
    }
  }

  private headersFor(body: string): Record<string, string> {
    return { 'content-type': 'application/json', ...this.seal.headersFor(body, this.now()) }
  }

  private take(wanted: Mishap): { delayMs: number } | null {
    const found = this.mishaps.find(({ mishap, times }) => mishap === wanted && times > 0)
    if (!found) return null
    found.times -= 1
    return found
  }

  private lieAbout(eventType: string, plain: Notice['plain']): Notice['plain'] {
    const lie = this.amountLie
    if (!lie || lie.times === 0 || eventType !== 'TRANSACTION.SUCCESS') return plain
    lie.times -= 1
    return { ...plain, amount: { total: lie.fen, payer_total: lie.fen, currency: 'CNY', payer_currency: 'CNY' } }
  }
}

/** One sign of the body is another: what arrives is not what was signed. */
function corrupted(notice: SealedNotice): SealedNotice {
  return { ...notice, body: notice.body.replace('"encrypt-resource"', '"encrypt-resourcE"') }
}
