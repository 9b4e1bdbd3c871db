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
