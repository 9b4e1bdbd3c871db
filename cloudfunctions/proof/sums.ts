/** Whole amounts by key, exact at any size. A key whose amounts cancel out takes no room. */
export class Sums {
  private readonly amounts = new Map<string, bigint>()

  add(key: string, amount: bigint | number): void {
    const sum = this.get(key) + BigInt(amount)
    if (sum === 0n) this.amounts.delete(key)
    else this.amounts.set(key, sum)
  }

  get(key: string): bigint {
    return this.amounts.get(key) ?? 0n
  }

  addAll(other: Iterable<readonly [string, bigint]>): void {
    for (const [key, amount] of other) this.add(key, amount)
  }

  [Symbol.iterator](): IterableIterator<[string, bigint]> {
    return this.amounts[Symbol.iterator]()
  }
}

/** Keys at which two sums differ, with both amounts. */
export function differences(a: Sums, b: Sums): { key: string; a: bigint; b: bigint }[] {
  const keys = new Set([...a, ...b].map(([key]) => key))
  return [...keys]
    .map((key) => ({ key, a: a.get(key), b: b.get(key) }))
    .filter((pair) => pair.a !== pair.b)
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}
