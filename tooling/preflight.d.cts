/** What is wrong with this machine, as [Chinese, English], or null. `system` as in `darwin-arm64`. */
export function problem(version: string, root: string, system: string): readonly [string, string] | null
