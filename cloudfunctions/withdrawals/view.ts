import { members } from '../members/repository'
import { maskName } from '../members/rules'
import type { Database } from '../runtime/database'
import type { Settings } from '../runtime/settings'
import type { Withdrawal } from './model'
import type { Row } from './move'
import { isEnded } from './rules'

/** The payee as pages show them, name and account masked; only finance's file has both in full. Empty for a wallet without a name. */
export function maskedPayee({ realName, payee }: Pick<Withdrawal, 'realName' | 'payee'>): string {
  if (payee === null) return maskName(realName)
  return `${maskName(payee.realName)} ${maskedAccount(payee.account)}`
}

/** The last four signs; of a mail address the first one and where it is. */
function maskedAccount(account: string): string {
  const at = account.indexOf('@')
  return at > 0 ? `${account.slice(0, 1)}***${account.slice(at)}` : `****${account.slice(-4)}`
}

/** A withdrawal as its promoter reads it. */
export function asOwn(row: Row) {
  const { _id: billNo, cancelAskedAt, ...shown } = row
  return { ...shown, billNo, payee: maskedPayee(row), isCancelling: cancelAskedAt !== null && !isEnded(row.state) }
}

/** What wx.requestMerchantTransfer takes, while the payee is to confirm; null otherwise. */
export function confirmOf(row: Row, settings: Settings, now: number) {
  const { state, wechatState, packageInfo, confirmBefore, cancelAskedAt } = row
  const isOffered = state === 'waiting-user' && wechatState === 'WAIT_USER_CONFIRM' && cancelAskedAt === null
  if (!isOffered || packageInfo === null || confirmBefore === null || confirmBefore <= now) return null
  return { mchId: settings.WECHAT_PAY_MCHID, appId: settings.WECHAT_APPID, package: packageInfo }
}

/** The same for the staff: with whose it is. */
export async function asListed(db: Database, rows: readonly Row[]) {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ promoterId }) => promoterId))]
  const people = await members.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const names = new Map(people.map(({ _id, nickname }) => [_id, maskName(nickname)]))
  return rows.map((row) => ({ ...asOwn(row), promoterName: names.get(row.promoterId) ?? '' }))
}

export async function asStaff(db: Database, row: Row) {
  const name = maskName((await members.get(db, row.promoterId))?.nickname ?? null)
  return { ...asOwn(row), promoterName: name }
}
