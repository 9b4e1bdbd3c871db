export const LADDER: readonly string[]
export const DOORS: readonly string[]
