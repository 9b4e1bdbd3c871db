import type { Output } from '@shared/contracts'
import { arrivalShare } from '@/api/arrival'
import { useStore } from '@/api/store'
import { nameOf } from '@/format/names'
import { useQuery } from './use-query'

export interface Recommender {
  /** Masked. */
  readonly name: string
  /** For good, by registering; before that, a link has only locked them. */
  readonly bound: boolean
}

/** Who recommended the person looking: null while unknown and when nobody did. */
export function useRecommender(me: Output<'members.me'> | null): Recommender | null {
  const share = useStore(arrivalShare)
  const isMember = me !== null && me.member !== null
  const mine = useQuery('bindings.mine', {}, { when: isMember })
  const preview = useQuery('bindings.preview', share === null ? {} : { share }, {
    when: me !== null && !isMember && share !== null,
  })
  if (isMember) {
    const binding = mine.output?.binding ?? null
    return binding === null ? null : { name: nameOf(binding.promoterName), bound: true }
  }
  const lockedTo = share === null ? null : (preview.output?.lockedTo ?? null)
  return lockedTo === null ? null : { name: nameOf(lockedTo), bound: false }
}
