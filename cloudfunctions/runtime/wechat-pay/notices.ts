import * as z from 'zod'
import type { Settings } from '../settings'
import { bill, noticedRefund, transaction } from './answers'
import { NoticeRefused, type PayNotice } from './port'
import type { Signer } from './signature'

const text = z.string().min(1)

const envelope = z.object({
  id: text,
  event_type: text,
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: text,
    nonce: text,
    associated_data: z.string().default(''),
  }),
})

/** Whom the notice is for; the fields' names differ from event to event. */
const addressee = z.object({ appid: text.optional(), mchid: text.optional(), mch_id: text.optional() })

const PAID = 'TRANSACTION.SUCCESS'
const REFUNDED = new Set(['REFUND.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.CLOSED'])
const TRANSFERRED = 'MCHTRANSFER.BILL.FINISHED'

/** What a notice says, believed only when WeChat signed it, lately, for us. Throws `NoticeRefused`. */
export function readNotice(
  { settings, signer }: { settings: Settings; signer: Signer },
  headers: Readonly<Record<string, string>>,
  rawBody: string,
  now: number,
): PayNotice {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const header = (name: string) => named.get(`wechatpay-${name}`) ?? ''
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map(header) as [
    string,
    string,
    string,
    string,
  ]
  const objection = signer.objectionTo({ timestamp, nonce, signature, serial, body: rawBody }, now)
  if (objection !== null) throw new NoticeRefused(objection)

  const { id, event_type: event, resource } = parsed(envelope, json(rawBody), 'the notice')
  const plain = json(decrypted(signer, resource))
  const { appid, mchid, mch_id } = parsed(addressee, plain, 'the resource')
  if ((mchid ?? mch_id) !== settings.WECHAT_PAY_MCHID) throw new NoticeRefused('for another merchant')
  if (appid !== undefined && appid !== settings.WECHAT_APPID) throw new NoticeRefused('for another app')

  if (event === PAID) return { kind: 'payment', id, transaction: parsed(transaction, plain, event) }
  if (REFUNDED.has(event)) return { kind: 'refund', id, refund: parsed(noticedRefund, plain, event) }
  if (event === TRANSFERRED) return { kind: 'transfer', id, bill: parsed(bill, plain, event) }
  throw new NoticeRefused(`an event we do not know: ${event}`)
}

function parsed<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const { success, data } = schema.safeParse(value)
  if (!success) throw new NoticeRefused(`${what} has a form we do not know`)
  return data
}

function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new NoticeRefused('not JSON')
  }
}

function decrypted(signer: Signer, resource: z.output<typeof envelope>['resource']): string {
  const { ciphertext, nonce, associated_data: associatedData } = resource
  try {
    return signer.decrypt({ ciphertext, nonce, associatedData })
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Operational') throw cause
    throw new NoticeRefused('the resource does not open with our key')
  }
}
