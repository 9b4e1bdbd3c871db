/** What stands in the picture's place when somebody has none: the first sign of the name. */
export function monogram(name: string | null): string {
  const first = Array.from((name ?? '').trim())[0]
  return first === undefined ? '客' : first.toUpperCase()
}

/** Somebody who gave no nickname has an empty name (contracts) or none at all. */
export const nameOf = (name: string | null): string => (name === null || name === '' ? '微信用户' : name)

/** Groups of four read better aloud: K7QF2M9R → K7QF 2M9R. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')
