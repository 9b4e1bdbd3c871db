import { createStore } from './store'

/** Whether the last call reached the cloud. The banner at the top of every page shows it. */
export const reachable = createStore(true)

export const noteReachable = (was: boolean): void => reachable.set(was)
