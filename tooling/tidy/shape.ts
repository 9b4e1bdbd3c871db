import type { Finding, Rule, Source } from './sources'

/** A file longer than this has two reasons to change (DESIGN, layout). */
export const LINES_MAX = 300

const COUNTED = /\.(ts|tsx|js|cjs|mjs|scss|css|html)$/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
/** Names that tools or readers expect as they are. */
const KNOWN =
  /^(README|ARCHITECTURE|GLOSSARY|CHANGELOG|CONTRIBUTING|SECURITY)(\.[a-z]{2}(-[A-Z]{2})?)?\.md$|^LICENSE$|^\./
/** They say nothing of what is inside, and so attract everything. */
const EMPTY_NAMES = /^(utils?|helpers?|commons?|services?|misc|lib)$/

const finding = (path: string, line: number, what: string, instead: string): Finding => ({ path, line, what, instead })

export const length: Rule = (sources) =>
  sources.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    if (!COUNTED.test(path) || lines <= LINES_MAX) return []
    return [
      finding(
        path,
        LINES_MAX + 1,
        `${lines} lines, ${LINES_MAX} are allowed`,
        'two files, each with one reason to change',
      ),
    ]
  })

function badName({ path }: Source): Finding[] {
  const parts = path.split('/')
  const file = parts.at(-1) ?? ''
  const empty = parts.map((part) => part.replace(/\..*$/, '')).find((part) => EMPTY_NAMES.test(part))
  if (empty) return [finding(path, 0, `the name “${empty}” says nothing`, 'a name that says what is inside')]
  const folders = parts.slice(0, -1).filter((part) => !part.startsWith('.'))
  if (folders.every((part) => KEBAB.test(part)) && (KEBAB.test(file) || KNOWN.test(file))) return []
  return [finding(path, 0, 'the name is not kebab-case', 'small letters and digits with dashes')]
}

export const names: Rule = (sources) => sources.flatMap(badName)
