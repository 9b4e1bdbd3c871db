export const LADDER: readonly string[]
