import { identityOf, PEOPLE, type PersonName } from '../tests/people'
import { callApi, type Identity, signIn } from './emulator'

/** Somebody who holds a phone. */
export interface Person {
  /** Name of the storage namespace: /app/?as=NAME (miniprogram/api/namespace.ts). */
  readonly as: string
  readonly name: string
  /** What they are in the story. */
  readonly title: string
  readonly identity: Identity
}

const person = (as: PersonName, title: string): Person => ({
  as,
  name: PEOPLE[as].nickname ?? as,
  title,
  identity: identityOf(as),
})

export const XIAOWANG = person('xiaowang', '推客')
export const LAOLI = person('laoli', '顾客')
export const ZHANGGUI = person('zhanggui', '商家')

/** The key that miniprogram/api/session.ts reads: a bearer token as plain text. */
const tokenKey = (as: string): string => `tuike:${as}:token`

function forget(prefix: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}

/** What this browser kept of a world that no longer exists (npm start -- --fresh) would only confuse the new one. */
export async function forgetOldWorld(): Promise<void> {
  const kept = localStorage.getItem(tokenKey(XIAOWANG.as))
  if (kept !== null && (await callApi(kept, 'members.me', {})) === null) forget('tuike:')
}

/** Signs the person in and leaves the token where their phone will look for it. */
export async function settle({ as, identity }: Person): Promise<string> {
  const token = await signIn(identity)
  localStorage.setItem(tokenKey(as), token)
  return token
}

/** Somebody whom the system has never seen. Whoever was the guest before leaves nothing behind. */
export function newGuest(): Person {
  forget('tuike:guest-')
  const subject = `guest-${crypto.randomUUID()}`
  return { as: subject.slice(0, 14), name: '新客', title: '第一次来', identity: { provider: 'wechat', subject } }
}
