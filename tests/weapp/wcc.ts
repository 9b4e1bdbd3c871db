import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** WeChat's own compiler for WXML comes as a Linux program for x64; elsewhere its part of the test cannot run. */
export const canCompileWxml = process.platform === 'linux' && process.arch === 'x64'

export interface Rendered {
  readonly tree: unknown
  /** Such as “Template `tmpl_0_i` not found”. */
  readonly warnings: readonly string[]
}

/** Compiles all WXML of a build (throws on bad WXML) and renders routes with the data of a page. */
export function compileWxml(dist: string): (route: string, data: unknown) => Rendered {
  const compiler = path.resolve(__dirname, '../../node_modules/miniprogram-compiler/bin/linux/wcc')
  // npm ships it without the executable bit.
  chmodSync(compiler, 0o755)
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(wxml|wxs)$/.test(file))
  const args = ['-d', ...files.map((file) => `./${file}`)]
  const code = execFileSync(compiler, args, { cwd: dist, encoding: 'utf8', maxBuffer: 1 << 28 })
  const warnings: string[] = []
  const warn = (...parts: unknown[]) => void warnings.push(parts.map(String).join(' '))
  const page: Record<string, unknown> = { console: { ...console, warn, error: warn } }
  const context = vm.createContext({ window: page, console: page.console, navigator: {}, __WXML_GLOBAL__: undefined })
  // Data must be made inside the context: objects of another realm reach WXS as undefined.
  vm.runInContext(`${code};window.render=(file,json)=>JSON.stringify($gwx(file)(JSON.parse(json)))`, context)
  const render = page.render as (file: string, json: string) => string
  return (route, data) => {
    warnings.length = 0
    const tree: unknown = JSON.parse(render(`./${route}.wxml`, JSON.stringify(data)))
    return { tree, warnings: [...warnings] }
  }
}

/** A suite that needs the compiler. On other systems the reason is on the screen, and nothing counts as passed. */
export const ifCompiler: (name: string, suite: () => void) => void = canCompileWxml
  ? describe
  : (name) => void process.stderr.write(`not run here (WeChat's compiler is a Linux x64 program): ${name}\n`)

/** An element as WeChat would make it. */
export interface Element {
  readonly tag: string
  readonly attr: Readonly<Record<string, unknown>>
  readonly children: readonly (Element | string)[]
}

/** The element with this id in a rendered tree, or undefined. */
export function elementOf(tree: unknown, id: string): Element | undefined {
  const element = tree as Element
  if (element.attr?.id === id) return element
  for (const child of element.children ?? []) {
    const found = typeof child === 'string' ? undefined : elementOf(child, id)
    if (found) return found
  }
  return undefined
}
