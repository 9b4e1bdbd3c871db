interface Stamped {
  readonly lastAt: number
  readonly eventsTotal: number
}

/** When an event of this visitor happens, never before the one before, and its number (spec/attribution.md, "State"). */
export const stampOf = ({ lastAt, eventsTotal }: Stamped, now: number) => ({
  at: Math.max(now, lastAt),
  number: eventsTotal + 1,
})
