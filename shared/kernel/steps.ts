/** A life cycle as a table: from each state, the states it may step to. A state with none is final. */
export type Steps<S extends string> = { readonly [From in S]: readonly S[] }

export function canStep<S extends string>(steps: Steps<S>, from: S, to: S): boolean {
  return steps[from].includes(to)
}

export function isFinal<S extends string>(steps: Steps<S>, state: S): boolean {
  return steps[state].length === 0
}

/** What is wrong with a table, in words: states nobody reaches from `start`, and states that reach no end (unless `endless`). */
export function flawsOf<S extends string>(steps: Steps<S>, start: S, options: { endless?: boolean } = {}): string[] {
  const states = Object.keys(steps) as S[]
  const reach = (from: S): Set<S> => {
    const seen = new Set<S>([from])
    const queue: S[] = [from]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const to of steps[next]) {
        if (!seen.has(to)) {
          seen.add(to)
          queue.push(to)
        }
      }
    }
    return seen
  }
  const fromStart = reach(start)
  const unreachable = states.filter((state) => !fromStart.has(state)).map((state) => `${state} is never reached`)
  if (options.endless) return unreachable
  const stuck = states.filter((state) => ![...reach(state)].some((end) => isFinal(steps, end)))
  return [...unreachable, ...stuck.map((state) => `${state} never ends`)]
}
