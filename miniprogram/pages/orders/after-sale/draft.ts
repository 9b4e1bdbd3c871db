import { createPersonalStore, useStore } from '@/api/store'
import type { KeptPicture } from './use-pictures'

/** What was written about what is wrong, and the pictures of it that the cloud has already. */
export interface Complaint {
  readonly reason: string
  readonly isReturn: boolean
  readonly pictures: readonly KeptPicture[]
}

const NOTHING: Complaint = { reason: '', isReturn: false, pictures: [] }

/** Of the order that one wrote about last; it outlives the page, so that going back to look something up loses nothing. */
const complaint = createPersonalStore<{ readonly orderId: string; readonly said: Complaint } | null>(null)

export interface ComplaintDraft {
  readonly said: Complaint
  readonly say: (change: Partial<Complaint>) => void
  readonly forget: () => void
}

export function useComplaint(orderId: string): ComplaintDraft {
  const kept = useStore(complaint)
  return {
    said: kept?.orderId === orderId ? kept.said : NOTHING,
    // From what is kept now: a picture may arrive after more was typed.
    say: (change) => {
      const now = complaint.get()
      complaint.set({ orderId, said: { ...(now?.orderId === orderId ? now.said : NOTHING), ...change } })
    },
    forget: () => complaint.set(null),
  }
}
