import type { Browser } from 'playwright-core'
import type { Input } from '../../shared/contracts'
import type { Phone } from './phone'
import { ADDRESS, openShopper, type Shopper } from './shopper'
import type { Stage } from './stage'

type Target = Input<'shares.create'>['target']

/** One line that a promoter was credited with: title, basis, kind of the share that won, and commission in fen. */
export type Credit = readonly [title: string, basis: string, kind: string | null, commissionFen: number]

export interface Promoter {
  readonly id: string
  readonly token: string
  /** The recommendation code that people type. */
  readonly code: string
  /** Mints the share; `link` is the short one for chats, `code` what a mini-program code carries. */
  shares(target: Target): Promise<{ readonly link: string; readonly code: string }>
  /** What the promoter's own pages say was theirs, the first order first and by title within an order. */
  credits(): Promise<Credit[]>
}

/** The people of one row: each is new, so what a promoter was credited with is what the row did. */
export interface RowPeople {
  promoter(nickname: string): Promise<Promoter>
  /** A registered member with a phone and an address; `as` gives a promoter's person one. */
  customer(as?: Promoter): Promise<Shopper & { readonly token: string }>
  /** Somebody whom the system has never seen. */
  stranger(): Promise<Shopper>
  /** Ends all phones; answers the errors that their pages had. */
  leave(): Promise<string[]>
}

let people = 0

export function rowPeople(stage: Stage, browser: Browser): RowPeople {
  const phones: Phone[] = []
  const withPhone = async (token?: string): Promise<Shopper> => {
    const shopper = await openShopper(browser, stage.url, token)
    phones.push(shopper.phone)
    return shopper
  }
  const member = async (nickname: string): Promise<string> => {
    people += 1
    const token = await stage.signIn({ provider: 'wechat', subject: `row-person-${people}` })
    await stage.call(token, 'members.register', { nickname })
    return token
  }
  return {
    async promoter(nickname) {
      const token = await member(nickname)
      const { promoter } = await stage.call(token, 'promoters.enroll', {})
      const { visitorId } = await stage.call(token, 'members.me', {})
      return {
        ...{ id: visitorId, token, code: promoter.code },
        shares: (target) => stage.call(token, 'shares.create', { target }),
        credits: () => creditsOf(stage, token),
      }
    },
    async customer(as) {
      const token = as?.token ?? (await member('客人'))
      await stage.call(token, 'addresses.save', { address: ADDRESS, isDefault: true })
      return Object.assign(await withPhone(token), { token })
    },
    stranger: () => withPhone(),
    async leave() {
      const left = phones.splice(0)
      const errors = left.flatMap((phone) => phone.errors)
      await Promise.all(left.map((phone) => phone.close()))
      return errors
    },
  }
}

async function creditsOf({ call }: Stage, token: string): Promise<Credit[]> {
  const { items: lines } = await call(token, 'attribution.decisions', {})
  const { items: commissions } = await call(token, 'commissions.mine', {})
  const credits: { at: number; credit: Credit }[] = []
  for (const { orderId, line, productTitle, basis, decidedAt } of lines) {
    const why = await call(token, 'attribution.why', { orderId, line })
    const commission = commissions.find((one) => one.orderId === orderId && one.line === line)
    if (!why.isMine || why.basis !== basis || commission?.basis !== basis)
      throw new Error(`order ${orderId}, line ${line}: the promoter's pages disagree`)
    credits.push({ at: decidedAt, credit: [productTitle, basis, why.because?.kind ?? null, commission.amount] })
  }
  if (commissions.length !== lines.length) throw new Error('a commission without a decision')
  return credits.sort((a, b) => a.at - b.at || (a.credit[0] < b.credit[0] ? -1 : 1)).map(({ credit }) => credit)
}
