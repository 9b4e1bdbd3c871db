import { useRouter } from '@tarojs/taro'
import { idIn, type ShareSession } from '@/api/share-session'
import { type Queried, useQuery } from './use-query'
import { useShareSession } from './use-share-session'

export interface Opened {
  /** What the page is to show; null while that is being found out, and when it cannot be. */
  readonly id: string | null
  readonly session: ShareSession
  /** Where a scanned code leads. `loading` for ever when there is nothing to find out. */
  readonly finding: Queried<'shares.resolve'>
  /** Whether the address says, or can still say, what to show. */
  readonly leads: boolean
}

/** What a page's address says. A mini-program code carries a share's code alone: then the server says which id it means. */
export function useOpened(): Opened {
  const { params } = useRouter()
  const session = useShareSession()
  const { share } = session
  const given = params.id || null
  const finding = useQuery('shares.resolve', { code: share ?? '' }, { when: given === null && share !== null })
  const id = given ?? (finding.output === null ? null : idIn(finding.output.path))
  return { id, session, finding, leads: given !== null || share !== null }
}
