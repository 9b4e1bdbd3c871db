import { createHash } from 'node:crypto'
import type { Seal } from '../ledger/model'
import { readAccountName } from './account-names'
import type { Findings } from './findings'
import type { StoredEntry } from './posted'
import { Sums } from './sums'

type StoredSeal = Seal & { readonly _id: string }

/**
 * The hash chain read again beside all entries, oldest first: a row that was changed, taken out or put in below the
 * watermark gives another hash than its seal has. The hash is written down here once more, as docs/money.md says it.
 */
export class Chain {
  /** What the sealed entries post to the accounts that `house-balances` keeps. */
  readonly sealed = new Sums()
  sealedUntil: number | null = null
  private readonly seals: AsyncIterator<StoredSeal>
  private seal: StoredSeal | null = null
  private last: Seal | null = null
  private hash = createHash('sha256')
  private count = 0

  constructor(
    seals: AsyncIterable<StoredSeal>,
    private readonly findings: Findings,
  ) {
    this.seals = seals[Symbol.asyncIterator]()
  }

  /** Before the first entry. */
  async begin(): Promise<void> {
    await this.next()
  }

  async take(entry: StoredEntry): Promise<void> {
    while (this.seal !== null && isBeyond(entry, this.seal)) await this.close(this.seal)
    if (this.seal === null) return
    const lines = entry.lines.map(({ account, program, amount }) => [account, program, amount])
    this.hash.update(`\n${JSON.stringify([entry._id, entry.kind, entry.reference, entry.at, lines])}`)
    this.count += 1
    for (const { account, amount } of entry.lines) {
      if (readAccountName(account)?.isSealed) this.sealed.add(account, amount)
    }
  }

  /** After the last entry. */
  async end(): Promise<void> {
    while (this.seal !== null) await this.close(this.seal)
  }

  private async close(seal: StoredSeal): Promise<void> {
    const hash = this.hash.digest('hex')
    const holds = hash === seal.hash && this.count === seal.entries
    this.findings.check(
      10,
      holds,
      () =>
        `seal ${seal._id}: ${seal.entries} entries up to ${seal.untilId} were sealed, ${this.count} are there${this.count === seal.entries ? ', and not the same' : ''}`,
    )
    this.last = seal
    this.sealedUntil = seal.until
    await this.next()
  }

  private async next(): Promise<void> {
    const { value, done } = await this.seals.next()
    this.seal = done ? null : value
    this.count = 0
    if (this.seal === null) return
    const { _id, number, previous } = this.seal
    const follows = number === (this.last?.number ?? 0) + 1 && previous === (this.last?.hash ?? '0'.repeat(64))
    this.findings.check(10, follows, () => `seal ${_id} does not follow seal ${this.last?.number ?? 0}`)
    // Each seal is checked from what it says came before, so that one broken link is told once.
    this.hash = createHash('sha256').update(previous)
  }
}

const isBeyond = (entry: StoredEntry, { until, untilId }: Seal): boolean =>
  entry.at > until || (entry.at === until && entry._id > untilId)
