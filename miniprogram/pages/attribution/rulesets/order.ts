/** One place up. The first stays where it is. */
export function moved(names: readonly string[], index: number): string[] {
  const next = [...names]
  const [name] = next.splice(index, 1)
  if (name !== undefined) next.splice(Math.max(0, index - 1), 0, name)
  return next
}

/** Without the name if it is there, with it at the end if it is not. */
export const toggled = (names: readonly string[], name: string): string[] =>
  names.includes(name) ? names.filter((other) => other !== name) : [...names, name]
