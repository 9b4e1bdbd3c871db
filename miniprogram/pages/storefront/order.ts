/** The one at `index` goes `by` places on (-1: one up); at an end it stays. */
export function moved<T>(all: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...all]
  const [one] = next.splice(index, 1)
  if (one !== undefined) next.splice(Math.max(0, index + by), 0, one)
  return next
}

export const without = <T>(all: readonly T[], index: number): T[] => all.filter((_, other) => other !== index)

/** With another one at `index`; at the end when `index` is behind it. */
export const replaced = <T>(all: readonly T[], index: number, one: T): T[] => [
  ...all.slice(0, index),
  one,
  ...all.slice(index + 1),
]
