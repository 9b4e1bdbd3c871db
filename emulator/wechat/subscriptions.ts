import { existsSync, readFileSync } from 'node:fs'
import { CloudError } from '../cloud-error'
import { writeDurably } from '../state/durable-file'
import { fieldFits } from './template-fields'
import { WechatError } from './wechat-error'

type Json = Readonly<Record<string, unknown>>

/** What is kept: the keys of each template, and how many messages each person still lets come, by template. */
interface Kept {
  readonly templates: Record<string, readonly string[]>
  readonly grants: Record<string, Record<string, number>>
}

/** 订阅消息: one-time templates, people's grants, and the sending that uses them up. `file`: null keeps nothing. */
export class Subscriptions {
  private readonly kept: Kept

  constructor(private readonly file: string | null) {
    this.kept =
      file !== null && existsSync(file)
        ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
        : { templates: {}, grants: {} }
  }

  /** As the merchant picks one in WeChat's console: an id, and the keys that every message of it fills, such as `thing1`. */
  addTemplate(templateId: string, keys: readonly string[]): void {
    this.kept.templates[templateId] = keys
    this.save()
  }

  /** As the person allows it in WeChat's dialog: one more message. Throws `CloudError` for a template that is none. */
  grant(openid: string, templateId: string): void {
    if (!Object.hasOwn(this.kept.templates, templateId)) {
      throw new CloudError('INVALID_PARAM', 'WeChat has no such template; add it first.')
    }
    this.set(openid, templateId, this.left(openid, templateId) + 1)
  }

  /** Throws `WechatError` 40003, 40037, 41030, 47003 or 43101, and then no grant is used. */
  send({ touser, template_id: templateId, page, data }: Json): void {
    if (typeof touser !== 'string' || touser === '') throw new WechatError(40003)
    if (typeof templateId !== 'string' || !Object.hasOwn(this.kept.templates, templateId)) throw new WechatError(40037)
    if (page !== undefined && !isPage(page)) throw new WechatError(41030)
    if (!fills(this.kept.templates[templateId] ?? [], data)) throw new WechatError(47003)
    const left = this.left(touser, templateId)
    if (left < 1) throw new WechatError(43101)
    this.set(touser, templateId, left - 1)
  }

  /** How many messages of this template the person still lets come. */
  left(openid: string, templateId: string): number {
    return this.kept.grants[openid]?.[templateId] ?? 0
  }

  private set(openid: string, templateId: string, left: number): void {
    this.kept.grants[openid] = { ...this.kept.grants[openid], [templateId]: left }
    this.save()
  }

  private save(): void {
    if (this.file !== null) writeDurably(this.file, JSON.stringify(this.kept))
  }
}

const isPage = (page: unknown): boolean => typeof page === 'string' && page !== '' && !page.startsWith('/')

/** Every key of the template has a value that its kind takes. Others are ignored. */
function fills(keys: readonly string[], data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  return keys.every((key) => {
    const field = (data as Record<string, { value?: unknown } | undefined>)[key]
    return typeof field?.value === 'string' && fieldFits(key, field.value)
  })
}
