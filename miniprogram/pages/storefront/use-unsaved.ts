import { useEffect } from 'react'
import { type Store, useStore } from '@/api/store'
import { guardUnsaved } from '@/api/unsaved'

export interface Unsaved<T> {
  readonly draft: T
  readonly isChanged: boolean
  readonly change: (next: T) => void
  /** Back to what is saved. */
  readonly discard: () => void
  /** It was saved as it is here; what was changed since stays. */
  readonly settle: (sent: T) => void
}

/**
 * What is being changed beside what is saved. It outlives the page, because a browser can't ask before one goes back: who
 * comes again finds it as it was left.
 */
export function useUnsaved<T>(store: Store<T | null>, saved: T): Unsaved<T> {
  const kept = useStore(store)
  const isChanged = kept !== null && JSON.stringify(kept) !== JSON.stringify(saved)
  useEffect(() => {
    guardUnsaved(isChanged ? '改动还没有保存，确定离开吗？' : null)
    return () => guardUnsaved(null)
  }, [isChanged])
  return {
    draft: kept ?? saved,
    isChanged,
    change: store.set,
    discard: () => store.set(null),
    settle: (sent) => {
      if (store.get() === sent) store.set(null)
    },
  }
}
