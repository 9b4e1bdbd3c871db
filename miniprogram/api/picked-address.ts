import { createPersonalStore } from './store'

/** The address that was picked from the book for what is being bought; null: the default one. */
export const pickedAddress = createPersonalStore<string | null>(null)
