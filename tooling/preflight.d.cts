/** What is wrong with this machine, as [Chinese, English], or null. */
export function problem(version: string, root: string): readonly [string, string] | null
