import type { Output } from '@shared/contracts'
import { nameOf } from '@/format/names'
import { useQuery } from './use-query'

export interface Recommender {
  /** Masked. */
  readonly name: string
  /** For good, by registering; before that, the last link that they opened has only locked them. */
  readonly bound: boolean
}

/** Who recommended the person looking: null while unknown and when nobody did. */
export function useRecommender(me: Output<'members.me'> | null): Recommender | null {
  const isMember = me !== null && me.member !== null
  const mine = useQuery('bindings.mine', {}, { when: isMember })
  const preview = useQuery('bindings.preview', {}, { when: me !== null && !isMember })
  if (isMember) {
    const binding = mine.output?.binding ?? null
    return binding === null ? null : { name: nameOf(binding.promoterName), bound: true }
  }
  const lockedTo = me === null ? null : (preview.output?.lockedTo ?? null)
  return lockedTo === null ? null : { name: nameOf(lockedTo), bound: false }
}
