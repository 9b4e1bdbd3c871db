import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** A file of the checkout as the rules see it. `path` is relative, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** One broken rule. `line` counts from 1; 0 means the file as a whole. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly what: string
  /** What to do instead: the failure is also the fix. */
  readonly instead: string
}

export type Rule = (sources: readonly Source[]) => Finding[]

/** Never committed, or not ours. */
const LEFT_OUT = new Set(['.git', '.idea', '.local', '.swc', '.vscode', 'coverage', 'dist', 'node_modules'])
const READ =
  /\.(ts|tsx|js|cjs|mjs|json|md|scss|css|html|yml|yaml|wxml|wxs|sh)$|(^|\/)(run|LICENSE|\.npmrc|\.gitignore)$/

/** Every text file of the checkout that is or would be committed. */
export function readSources(root: string): Source[] {
  const found: Source[] = []
  const walk = (dir: string) => {
    for (const entry of readdirSync(path.join(root, dir), { withFileTypes: true })) {
      const relative = dir === '' ? entry.name : `${dir}/${entry.name}`
      if (LEFT_OUT.has(entry.name) || entry.name === 'project.private.config.json') continue
      if (entry.isDirectory()) walk(relative)
      else if (READ.test(relative))
        found.push({ path: relative, text: readFileSync(path.join(root, relative), 'utf8') })
    }
  }
  walk('')
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isScript = (file: string): boolean => /\.(ts|tsx|js|cjs|mjs)$/.test(file)
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const stripped = new Map<string, string>()

/** The code with its comments blanked out and every other sign at its place, so that offsets and lines stay true. */
export function withoutComments({ path: file, text }: Source): string {
  const known = stripped.get(text)
  if (known !== undefined) return known
  const kind = /x$/.test(file) ? ts.ScriptKind.TSX : /js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind)
  let code = ''
  const visit = (node: ts.Node) => {
    const children = node.getChildren(tree).filter((child) => !ts.isJSDoc(child))
    if (children.length > 0) children.forEach(visit)
    else {
      code += text.slice(node.pos, node.getStart(tree)).replace(/[^\n]/g, ' ')
      code += text.slice(node.getStart(tree), node.end)
    }
  }
  visit(tree)
  stripped.set(text, code)
  return code
}
