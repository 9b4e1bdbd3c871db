import { keep, kept } from '@/api/namespace'
import { createStore, type Store, whenForgotten } from '@/api/store'
import { type Address, EMPTY_ADDRESS } from './shape'

/** What is being typed of one address, kept on the device until it is saved: leaving the page loses nothing. */
export interface AddressDraft {
  readonly store: Store<Address>
  readonly change: (change: Partial<Address>) => void
  /** What is on the server, where nothing was typed over it yet. */
  readonly begin: (address: Address) => void
  readonly forget: () => void
}

const drafts = new Map<string, AddressDraft>()
whenForgotten(() => {
  for (const draft of drafts.values()) draft.forget()
})

/** The draft of one address of the book, or of a new one. */
export function draftOf(addressId: string | null): AddressDraft {
  const name = addressId === null ? 'address' : `address ${addressId}`
  const draft = drafts.get(name) ?? made(name)
  drafts.set(name, draft)
  return draft
}

function made(name: string): AddressDraft {
  const typed = read(name)
  const store = createStore<Address>(typed ?? EMPTY_ADDRESS)
  let isTyped = typed !== null
  return {
    store,
    change: (change) => {
      isTyped = true
      store.set({ ...store.get(), ...change })
      keep(name, JSON.stringify(store.get()))
    },
    begin: (address) => {
      if (!isTyped) store.set(address)
    },
    forget: () => {
      isTyped = false
      store.set(EMPTY_ADDRESS)
      keep(name, null)
    },
  }
}

function read(name: string): Address | null {
  const text = kept(name)
  try {
    return text === null ? null : { ...EMPTY_ADDRESS, ...(JSON.parse(text) as Partial<Address>) }
  } catch {
    return null
  }
}
