import path from 'node:path'
import type { Finding, Rule, Source } from './sources'

/** Files that a person or a tool starts with; everything else has to be reached from a file that stands here. */
const ENTRIES: readonly RegExp[] = [
  /\.test\.tsx?$/,
  /\.d\.ts$/,
  // Commands of package.json and .ci/run.
  /^tooling\/(start|build|check|e2e|weapp|tidy|replay|export-events|settle|prove|recount|preflight)\.(ts|cjs)$/,
  // Read by their tools under these names.
  /^(babel\.config|jest\.config)\.js$/,
  /^\.dependency-cruiser\.cjs$/,
  /^config\/(index\.ts|letters\.cjs)$/,
  // Bundled by name: cloudfunctions/functions/declarations.ts lists them.
  /^cloudfunctions\/functions\/[\w-]+\.ts$/,
  // Taro reads these by their place.
  /^miniprogram\/app\.(tsx|config\.ts)$/,
  /^miniprogram\/(pages\/.*|custom-tab-bar)\/index(\.config)?\.tsx?$/,
  /^desk\/(main\.ts|desk\.css)$/,
  /^bench\/[\w-]+\.ts$/,
]

const CODE = /\.(ts|tsx|js|cjs|scss|css)$/
/** Any text in quotes that looks like a path: imports, requires, mocks, `path.join(__dirname, 'worker.ts')`, `@use`. */
const QUOTED = /(['"`])((?:\.{1,2}\/|@\/|@shared\/|<rootDir>\/|~@\/)?[\w@./-]+)\1/g

/** Paths of the checkout that a quoted text may mean, without their endings. */
function meanings(text: string, from: string): string[] {
  if (text.startsWith('@shared/')) return [text.slice(1)]
  if (text.startsWith('@/')) return [`miniprogram/${text.slice(2)}`]
  if (text.startsWith('~@/')) return [`miniprogram/${text.slice(3)}`]
  if (text.startsWith('<rootDir>/')) return [text.slice('<rootDir>/'.length)]
  return [path.posix.join(path.posix.dirname(from), text)]
}

const ENDINGS = ['', '.ts', '.tsx', '.js', '.cjs', '.scss', '.css', '/index.ts', '/index.tsx', '/index.js']

function reach(source: Source, known: ReadonlyMap<string, Source>): Source[] {
  const reached: Source[] = []
  for (const [, , text = ''] of source.text.matchAll(QUOTED)) {
    for (const meaning of meanings(text, source.path)) {
      const parent = path.posix.dirname(meaning)
      const candidates = [
        ...ENDINGS.map((ending) => meaning + ending),
        `${parent}/_${path.posix.basename(meaning)}.scss`,
      ]
      for (const candidate of candidates) {
        const found = known.get(candidate)
        if (found && found !== source) reached.push(found)
      }
    }
  }
  return reached
}

/** A file that no entry leads to is dead, or its entry is missing in the list above. */
export const orphans: Rule = (sources) => {
  const known = new Map(sources.map((source) => [source.path, source]))
  const isEntry = ({ path: file }: Source) => ENTRIES.some((entry) => entry.test(file))
  const seen = new Set<Source>(sources.filter(isEntry))
  for (const source of seen) if (CODE.test(source.path)) for (const next of reach(source, known)) seen.add(next)
  return sources
    .filter((source) => CODE.test(source.path) && !seen.has(source))
    .map(
      ({ path: file }): Finding => ({
        path: file,
        line: 0,
        what: 'nobody imports this file',
        instead: 'delete it, import it, or name it as an entry in tooling/tidy/orphans.ts',
      }),
    )
}
