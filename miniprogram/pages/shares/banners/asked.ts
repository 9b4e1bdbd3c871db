import { isTag } from '@/api/limits'
import type { ShareTarget } from '@/hooks/use-own-share'
import { decoded } from '../decoded'

type Asked = { readonly code: string } | { readonly target: ShareTarget; readonly tag: string }

const ALONE = ['register', 'miniprogram']
const WITH_ID = ['product', 'live', 'video', 'article', 'coupon', 'shop']

/** What the page's address asks for; null when it names nothing that is shared. A tag that can't be one is none. */
export function askedOf(params: Readonly<Record<string, string | undefined>>): Asked | null {
  const { code, kind, id, tag = '' } = params
  if (code) return { code }
  const words = decoded(tag)
  const known = isTag(words) ? words : ''
  if (kind === undefined) return null
  if (ALONE.includes(kind)) return { target: { kind: kind as 'register' }, tag: known }
  return WITH_ID.includes(kind) && id ? { target: { kind: kind as 'product', id }, tag: known } : null
}
