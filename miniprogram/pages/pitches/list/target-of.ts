import { PAGES } from '@/api/navigate'

/** Pages of one of something, by which a share names it; and what each is in words, until its title is there. */
const NAMED = { product: '商品', content: '内容', shop: '店铺' } as const
type Named = keyof typeof NAMED

export interface Target {
  /** Null where it is one of nothing: the mall, registering. */
  readonly page: Named | null
  readonly id: string | null
  readonly words: string
}

/** What a share points to, from the path that it leads to. */
export function targetOf(path: string): Target {
  const [page = '', query = ''] = path.split('?')
  const id = /(?:^|&)id=([^&]+)/.exec(query)?.[1] ?? null
  const name = (Object.keys(NAMED) as Named[]).find((one) => PAGES[one] === page)
  if (name !== undefined && id !== null) return { page: name, id, words: NAMED[name] }
  return { page: null, id: null, words: page === PAGES.register ? '邀请注册' : '整个商城' }
}
