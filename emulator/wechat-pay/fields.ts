import { paramError } from './pay-error'

type Json = Readonly<Record<string, unknown>>

/** Reads a body strictly: what is missing or of another form is PARAM_ERROR and names its place. */
export class Fields {
  private constructor(
    private readonly value: Json,
    private readonly at: string,
  ) {}

  static of(value: unknown, at = ''): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw paramError(at || '/', '请求体格式错误')
    return new Fields(value as Json, at)
  }

  has(name: string): boolean {
    return this.value[name] !== undefined
  }

  /** Length in characters, as WeChat counts. */
  text(name: string, { min = 1, max, pattern }: { min?: number; max: number; pattern?: RegExp }): string {
    const value = this.value[name]
    if (typeof value !== 'string') throw paramError(`${this.at}/${name}`)
    const { length } = [...value]
    if (length < min || length > max || (pattern && !pattern.test(value))) throw paramError(`${this.at}/${name}`)
    return value
  }

  /** Whole fen, one or more. */
  fen(name: string): number {
    const value = this.value[name]
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw paramError(`${this.at}/${name}`)
    return value
  }

  /** Must say exactly this. */
  literal(name: string, wanted: string): void {
    if (this.value[name] !== wanted) throw paramError(`${this.at}/${name}`)
  }

  object(name: string): Fields {
    return Fields.of(this.value[name], `${this.at}/${name}`)
  }

  list(name: string): Fields[] {
    const value = this.value[name]
    if (!Array.isArray(value)) throw paramError(`${this.at}/${name}`)
    return value.map((item, index) => Fields.of(item, `${this.at}/${name}/${index}`))
  }

  /** Where notices go: https, or this machine, and without a query. */
  notifyUrl(name: string): string {
    const value = this.text(name, { max: 256 })
    const url = URL.canParse(value) ? new URL(value) : null
    const isReachable = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
    if (!isReachable || url?.search !== '') throw paramError(`${this.at}/${name}`)
    return value
  }

  /** RFC 3339 with its offset → epoch ms. */
  instant(name: string): number {
    const value = this.text(name, { max: 64, pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+\d\d:\d\d|Z)$/ })
    const at = Date.parse(value)
    if (Number.isNaN(at)) throw paramError(`${this.at}/${name}`)
    return at
  }
}

/** How WeChat Pay writes an instant. */
export function written(atMs: number): string {
  return `${new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
