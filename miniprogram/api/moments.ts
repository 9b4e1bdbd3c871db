import type { Draft } from '@shared/contracts'
import { goTo, type PageName } from './navigate'
import { createPersonalStore } from './store'

type Target = Draft<'shares.create'>['target']

/** The pages whose menu shares to Moments; a target without one is not offered there. */
const PAGES: Partial<Record<Target['kind'], PageName>> = {
  product: 'product',
  live: 'content',
  video: 'content',
  article: 'content',
  shop: 'shop',
}

interface Intent {
  readonly target: Target
  readonly tag: string
}

/**
 * What somebody set out to put in Moments. WeChat shares the page that is on top, from its own menu only, so the page of the
 * target is opened for it. The tag is not in that page's address: a favourite or a copied address would tell it to others.
 */
const intent = createPersonalStore<Intent | null>(null)

const same = (a: Target, b: Target): boolean => a.kind === b.kind && ('id' in a && 'id' in b ? a.id === b.id : true)

export const hasMomentsPage = ({ kind }: Target): boolean => PAGES[kind] !== undefined

/** Opens the target's own page, without a share in its address, to be put in Moments by the share of this tag. */
export function openForMoments(target: Target, tag: string): void {
  const page = PAGES[target.kind]
  if (page === undefined) return
  intent.set({ target, tag })
  goTo(page, { id: 'id' in target ? target.id : null })
}

/** The tag to share by, for the page that was opened for Moments; null for every other page. Empty: without a tag. */
export function momentsTag(target: Target): string | null {
  const wanted = intent.get()
  return wanted !== null && same(wanted.target, target) ? wanted.tag : null
}

/** A page that can be shared was opened: what was meant for Moments was meant for this one, or is given up. */
export const momentsTaken = (): void => intent.set(null)
