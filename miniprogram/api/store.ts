import { useSyncExternalStore } from 'react'

/** A value that several pages read and one place changes. Listeners hear of a change only when the value differs. */
export interface Store<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const forgetting = new Set<() => void>()

/** Calls back when whoever uses this device is forgotten (`api/leave.ts`). */
export const whenForgotten = (callback: () => void): void => void forgetting.add(callback)

export function forgetStores(): void {
  for (const callback of [...forgetting]) callback()
}

/** Of the person who uses the app: `empty` again when they are forgotten. */
export function createPersonalStore<T>(first: T, empty: T = first): Store<T> {
  const store = createStore(first)
  whenForgotten(() => store.set(empty))
  return store
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get, store.get)
