import { keep, kept } from '@/api/namespace'
import { createStore, type Store, whenForgotten } from '@/api/store'
import type { SentLetter } from '@/format/messages'

export interface Letter {
  readonly title: string
  readonly body: string
  readonly product: SentLetter['product']
}
const EMPTY: Letter = { title: '', body: '', product: null }

/** A letter that is being written, kept on the device until it is sent: leaving the page loses nothing. */
export interface LetterDraft {
  readonly store: Store<Letter>
  readonly change: (change: Partial<Letter>) => void
  readonly forget: () => void
}

const drafts = new Map<string, LetterDraft>()
whenForgotten(() => {
  for (const draft of drafts.values()) draft.forget()
})

/** The draft to one customer, or to all of them (null). */
export function letterDraft(customerId: string | null): LetterDraft {
  const name = customerId === null ? 'letter' : `letter ${customerId}`
  const draft = drafts.get(name) ?? made(name)
  drafts.set(name, draft)
  return draft
}

function made(name: string): LetterDraft {
  const store = createStore<Letter>(read(name))
  return {
    store,
    change: (change) => {
      store.set({ ...store.get(), ...change })
      keep(name, JSON.stringify(store.get()))
    },
    forget: () => {
      store.set(EMPTY)
      keep(name, null)
    },
  }
}

function read(name: string): Letter {
  try {
    return { ...EMPTY, ...(JSON.parse(kept(name) ?? '{}') as Partial<Letter>) }
  } catch {
    return EMPTY
  }
}
