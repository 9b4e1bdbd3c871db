import { existsSync } from 'node:fs'
import path from 'node:path'
import { bans } from './bans'
import { links, titles } from './documents'
import { orphans } from './orphans'
import { length, names } from './shape'
import { type Finding, type Rule, readSources } from './sources'

/** Everything that the type checker, the linter and the ladder cannot see. */
export function tidy(root: string): Finding[] {
  const rules: readonly Rule[] = [
    bans,
    length,
    names,
    orphans,
    titles,
    links((file) => existsSync(path.join(root, file))),
  ]
  const sources = readSources(root)
  return rules.flatMap((rule) => rule(sources))
}

export const describeFinding = ({ path: file, line, what, instead }: Finding): string =>
  `${file}${line > 0 ? `:${line}` : ''}  ${what}\n    instead: ${instead}`
