/** What a run checked and what it found wrong, by invariant: 1 … 9 of spec/money.md, "What must always hold"; 10: the seals. */
export const INVARIANTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export type Invariant = (typeof INVARIANTS)[number]

/** More of one invariant say no more than these, and books that are all wrong must fit in memory. */
const KEPT_MAX = 1_000

/**
 * Collects failures as sentences with ids and with all the numbers they were found by: two runs that say the same saw the
 * same rows.
 */
export class Findings {
  private readonly failures = new Map<Invariant, Set<string>>(INVARIANTS.map((number) => [number, new Set()]))
  private readonly checks = new Map<Invariant, number>(INVARIANTS.map((number) => [number, 0]))

  /** Counts one check of `number`, and keeps `text` when it does not hold. */
  check(number: Invariant, holds: boolean, text: () => string): void {
    this.checks.set(number, this.checked(number) + 1)
    if (!holds) this.fail(number, text())
  }

  fail(number: Invariant, text: string): void {
    const failures = this.failures.get(number)
    if (failures !== undefined && failures.size < KEPT_MAX) failures.add(text)
  }

  checked(number: Invariant): number {
    return this.checks.get(number) ?? 0
  }

  of(number: Invariant): string[] {
    return [...(this.failures.get(number) ?? [])]
  }

  get total(): number {
    return INVARIANTS.reduce((sum, number) => sum + this.of(number).length, 0)
  }

  /** These findings without the failures that `earlier` did not have. */
  alsoIn(earlier: Findings): Findings {
    const both = new Findings()
    for (const number of INVARIANTS) {
      both.checks.set(number, this.checked(number))
      const known = new Set(earlier.of(number))
      for (const text of this.of(number)) if (known.has(text)) both.fail(number, text)
    }
    return both
  }
}
