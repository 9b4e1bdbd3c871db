import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { createWx, type WxCall, type WxHost } from './wx'

/** A node of the tree that Taro keeps in the page's data: `uid`/`sid` ids, `cn` children, `v` text. */
interface TreeNode {
  readonly uid?: string
  readonly sid?: string
  readonly v?: string
  readonly cn?: readonly TreeNode[]
}

type PageConfig = Record<string, unknown> & { data?: object }

export interface SetData {
  readonly route: string
  readonly bytes: number
}

/** A page as WeChat would hold it. */
export interface OpenPage {
  readonly route: string
  readonly data: { root?: TreeNode } & Record<string, unknown>
  /** Every setData of the page, in order. */
  readonly log: readonly SetData[]
  call(name: string, ...args: unknown[]): unknown
}

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

export interface Options {
  readonly functions?: WxHost['functions']
  readonly launch?: Readonly<Record<string, unknown>>
}

/** The app is at rest when nothing was called and nothing was drawn during so many turns of the timers. */
const QUIET_TURNS = 8
const TURN_MS = 5

/** Sets `root.cn.[0].v` and the like, as WeChat does. */
function setPath(target: Record<string, unknown>, dotted: string, value: unknown): void {
  const keys = dotted
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = keys.pop()
  let at = target
  for (const [index, key] of keys.entries()) {
    at[key] ??= /^\d+$/.test(keys[index + 1] ?? last ?? '') ? [] : {}
    at = at[key] as Record<string, unknown>
  }
  if (last !== undefined) at[last] = value
}

/**
 * The compiled mini-program in a bare context: the globals of WeChat's service layer and nothing else, so that a bundle
 * that reaches for `window` or evaluates code fails here as it would on a phone.
 */
export class MiniProgram {
  readonly calls: readonly WxCall[]
  /** What the bundle wrote to its console as an error, and what it threw. */
  readonly errors: string[] = []
  private readonly app: AppJson
  private readonly context: vm.Context
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly configs = new Map<string, PageConfig>()
  private readonly stack: (OpenPage & Record<string, unknown>)[] = []
  private loading = 'app'
  private appConfig: Record<string, unknown> = {}

  constructor(
    private readonly dist: string,
    options: Options = {},
  ) {
    this.app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
    const launch = { path: this.app.pages[0], query: {}, scene: 1001, ...options.launch }
    const { wx, calls } = createWx({
      launch,
      functions: options.functions ?? {},
      navigate: (kind, url) => this.navigate(kind, url),
    })
    this.calls = calls
    this.context = this.createContext(wx)
    this.load('app.js')
    this.hook(this.appConfig, 'onLaunch', launch)
    this.hook(this.appConfig, 'onShow', launch)
  }

  /** Every page, those of subpackages with their root. */
  routes(): string[] {
    const sub = (this.app.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    )
    return [...this.app.pages, ...sub]
  }

  /** Opens a page as WeChat does and waits until it has come to rest. */
  async open(url: string): Promise<OpenPage> {
    const page = this.show(url)
    await this.settle()
    return page
  }

  /** Waits until React and the answers of the cloud have come to rest, however slow this machine is. */
  async settle(): Promise<void> {
    let seen = -1
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await new Promise((resolve) => setTimeout(resolve, TURN_MS))
      const done = this.calls.length + this.stack.reduce((sum, { log }) => sum + log.length, 0)
      quiet = done === seen ? quiet + 1 : 0
      seen = done
    }
  }

  get page(): OpenPage {
    const top = this.stack.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  /** What can be read on the page. */
  text(): string {
    return this.nodes()
      .map(({ v }) => v ?? '')
      .join('')
  }

  /** Presses the element with this id. */
  async press(id: string): Promise<void> {
    this.fire(id, 'tap', { x: 1, y: 1 })
    await this.settle()
  }

  async type(id: string, value: string): Promise<void> {
    this.fire(id, 'input', { value, cursor: value.length })
    await this.settle()
  }

  private nodes(): TreeNode[] {
    const walk = (node: TreeNode): TreeNode[] => [node, ...(node.cn ?? []).flatMap(walk)]
    return (this.page.data.root?.cn ?? []).flatMap(walk)
  }

  private fire(id: string, type: string, detail: object): void {
    const node = this.nodes().find(({ uid, sid }) => uid === id || sid === id)
    if (!node) throw new Error(`nothing on ${this.page.route} has the id ${id}`)
    const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 }
    this.page.call('eh', {
      type,
      timeStamp: 0,
      target,
      currentTarget: target,
      mark: {},
      detail,
      touches: [],
      changedTouches: [],
    })
  }

  private show(url: string): OpenPage {
    const [route = '', search = ''] = url.replace(/^\//, '').split('?')
    if (!this.routes().includes(route)) throw new Error(`app.json has no page ${route}`)
    if (!this.configs.has(route)) {
      this.loading = route
      this.load(`${route}.js`)
    }
    const page = this.createPage(route, Object.fromEntries(new URLSearchParams(search)))
    const before = this.stack.at(-1)
    if (before) this.hook(before, 'onHide')
    this.stack.push(page)
    for (const name of ['onLoad', 'onShow', 'onReady'])
      this.hook(page, name, ...(name === 'onLoad' ? [page.options] : []))
    return page
  }

  private createPage(route: string, options: object): OpenPage & Record<string, unknown> {
    const config = this.configs.get(route) ?? {}
    const log: SetData[] = []
    const data: Record<string, unknown> = structuredClone(config.data ?? {}) as Record<string, unknown>
    const page = {
      ...config,
      route,
      options,
      data,
      setData: (change: object, done?: () => void) => {
        const text = JSON.stringify(change)
        log.push({ route, bytes: Buffer.byteLength(text) })
        for (const [key, value] of Object.entries(JSON.parse(text))) setPath(data, key, value)
        if (done) setTimeout(done)
      },
      selectComponent: () => null,
      getTabBar: () => null,
    }
    const call = (name: string, ...args: unknown[]) => this.hook(page, name, ...args)
    // The page's own setData is what the bundle calls; the record of it is what a test reads.
    return Object.assign(page, { call, log }) as unknown as OpenPage & Record<string, unknown>
  }

  private hook(owner: Record<string, unknown>, name: string, ...args: unknown[]): unknown {
    const method = owner[name]
    return typeof method === 'function' ? method.apply(owner, args) : undefined
  }

  private navigate(kind: string, url: string): void {
    if (kind === 'navigateBack') return void this.stack.pop()
    if (kind === 'redirectTo') this.stack.pop()
    if (kind === 'switchTab' || kind === 'reLaunch') this.stack.length = 0
    this.show(url)
  }

  private createContext(wx: object): vm.Context {
    const note = (...parts: unknown[]) => void this.errors.push(parts.map(String).join(' '))
    const quiet = () => {}
    const register = (config: PageConfig) => void this.configs.set(this.loading, config)
    const context = vm.createContext({
      wx,
      global: {},
      console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: note, group: quiet, groupEnd: quiet },
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      App: (config: Record<string, unknown>) => {
        this.appConfig = config
      },
      Page: register,
      Component: register,
      Behavior: (behavior: unknown) => behavior,
      getApp: () => this.appConfig,
      getCurrentPages: () => [...this.stack],
    })
    // WeChat's Function makes no functions and does not throw either: code that probes for it believes it can compile.
    vm.runInContext(
      `(() => { const real = Function; const fake = function (...a) { return a.at(-1) === 'return this' ? () => globalThis : undefined }; fake.prototype = real.prototype; globalThis.Function = fake })()`,
      context,
    )
    return context
  }

  private load(file: string): unknown {
    const name = path.posix.normalize(file.endsWith('.js') ? file : `${file}.js`)
    const known = this.modules.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    this.modules.set(name, module)
    const code = readFileSync(path.join(this.dist, name), 'utf8')
    const hidden = 'window,document,frames,self,location,navigator,localStorage,history,XMLHttpRequest'
    const run = vm.runInContext(`(function(require,module,exports,${hidden}){${code}\n})`, this.context, {
      filename: name,
    })
    run((relative: string) => this.load(path.posix.join(path.posix.dirname(name), relative)), module, module.exports)
    return module.exports
  }
}
