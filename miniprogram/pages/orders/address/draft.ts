import { keep, kept } from '@/api/namespace'
import { createStore } from '@/api/store'
import { type Address, EMPTY_ADDRESS } from './shape'

/** Kept on the device: leaving the page loses nothing, and the next order begins with it. */
const NAME = 'address'

function read(): Address {
  try {
    return { ...EMPTY_ADDRESS, ...(JSON.parse(kept(NAME) ?? '{}') as Partial<Address>) }
  } catch {
    return EMPTY_ADDRESS
  }
}

export const addressDraft = createStore<Address>(read())

export function changeAddress(change: Partial<Address>): void {
  const address = { ...addressDraft.get(), ...change }
  addressDraft.set(address)
  keep(NAME, JSON.stringify(address))
}
