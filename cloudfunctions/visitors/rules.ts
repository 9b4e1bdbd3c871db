import type { Visitor } from './model'

/** The time that an event of this visitor is stamped with: never before the one before (spec/attribution.md, "State"). */
export const stampOf = (visitor: Visitor, now: number): number => Math.max(now, visitor.lastAt)
