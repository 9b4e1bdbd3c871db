import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { FakeCanvas } from './canvas'
import { createContext } from './context'
import { Timers } from './timers'
import { nodesOf, pathTo, sayingOf, setPath, type TreeNode, targetOf } from './tree'
import type { Watch } from './watches'
import { createWx, type WxCall, type WxHost } from './wx'

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
  /** What each of them said, as JSON. */
  readonly drawn: readonly string[]
  call(name: string, ...args: unknown[]): unknown
}

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

export interface Options {
  readonly functions?: WxHost['functions']
  readonly launch?: Readonly<Record<string, unknown>>
  readonly storage?: WxHost['storage']
  /** What this test's WeChat does, in place of succeeding. */
  readonly wx?: WxHost['wx']
  readonly brokenPicture?: WxHost['brokenPicture']
}

/** The app is at rest when nothing was called, nothing was drawn and nothing waited for its turn so many times in a row. */
const QUIET_TURNS = 3
const TURN_MS = 5

/**
 * The compiled mini-program in a bare context: the globals of WeChat's service layer and nothing else, so that a bundle
 * that reaches for `window` or evaluates code fails here as it would on a phone.
 */
export class MiniProgram {
  readonly calls: readonly WxCall[]
  /** What the pages watch with intersection observers, in order. */
  readonly watches: readonly Watch[]
  /** What the pages draw on, in the order in which they first did. */
  readonly canvases: readonly FakeCanvas[]
  /** What the bundle wrote to its console as an error, and what it threw. */
  readonly errors: string[] = []
  private readonly app: AppJson
  private readonly timers = new Timers()
  private readonly context: vm.Context
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly configs = new Map<string, PageConfig>()
  private readonly stack: (OpenPage & Record<string, unknown>)[] = []
  private loading = 'app'
  private appConfig: Record<string, unknown> = {}
  private entered: Readonly<Record<string, unknown>>

  constructor(
    private readonly dist: string,
    options: Options = {},
  ) {
    this.app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
    const launch = { path: this.app.pages[0], query: {}, scene: 1001, ...options.launch }
    this.entered = launch
    const { wx, calls, watches, canvases } = createWx({
      launch,
      entered: () => this.entered,
      functions: options.functions ?? {},
      storage: options.storage ?? {},
      wx: options.wx ?? {},
      brokenPicture: options.brokenPicture ?? (() => false),
      later: (run) => void this.timers.set(run),
      navigate: (kind, to) => this.navigate(kind, to),
    })
    this.calls = calls
    this.watches = watches
    this.canvases = canvases
    this.context = createContext({
      wx,
      timers: this.timers,
      onError: (words) => void this.errors.push(words),
      onApp: (config) => {
        this.appConfig = config
      },
      onPage: (config) => void this.configs.set(this.loading, config),
      app: () => this.appConfig,
      pages: () => [...this.stack],
    })
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

  /** Somebody opens the app that runs already, by a card or a code: WeChat puts that page in the place of all others. */
  async enter(url: string, scene: number): Promise<OpenPage> {
    const [path, search] = url.split('?')
    this.entered = { path, query: Object.fromEntries(new URLSearchParams(search)), scene }
    this.hook(this.appConfig, 'onHide')
    this.hook(this.appConfig, 'onShow', this.entered)
    this.navigate('reLaunch', { url })
    await this.settle()
    return this.page
  }

  /** Waits until React and the answers of the cloud have come to rest, however slow this machine is. */
  async settle(): Promise<void> {
    let seen = -1
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await new Promise((resolve) => setTimeout(resolve, TURN_MS))
      const done = this.calls.length + this.stack.reduce((sum, { log }) => sum + log.length, 0)
      quiet = done === seen && !this.timers.isWaiting ? quiet + 1 : 0
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
    return nodesOf(this.root)
      .map(({ v }) => v ?? '')
      .join('')
  }

  /** Presses the element with this id. */
  press(id: string): Promise<void> {
    return this.tell(id, 'tap', { x: 1, y: 1 })
  }

  /** Presses the first element that says exactly this. */
  pressWords(words: string): Promise<void> {
    const element = sayingOf(this.root, words)
    if (element === undefined) throw new Error(`nothing on ${this.page.route} says ${words}`)
    return this.press(element.uid ?? element.sid ?? '')
  }

  type(id: string, value: string): Promise<void> {
    return this.tell(id, 'input', { value, cursor: value.length })
  }

  /** WeChat tells the element with this id of an event, as `bind…` in WXML names it. */
  async tell(id: string, type: string, detail: object): Promise<void> {
    this.fire(id, type, detail)
    await this.settle()
  }

  /** WeChat's own way back. */
  async back(): Promise<void> {
    this.navigate('navigateBack', {})
    await this.settle()
  }

  private get root(): readonly TreeNode[] {
    return this.page.data.root?.cn ?? []
  }

  /** The element with this id, or undefined. */
  node(id: string): TreeNode | undefined {
    return pathTo(this.root, id)[0]
  }

  /** The page's outermost element. */
  get frame(): TreeNode {
    return nodesOf(this.root).find(({ cl }) => cl !== undefined) ?? {}
  }

  /** A tap climbs from the element to all that are around it, as in WXML; what components tell of does not. */
  private fire(id: string, type: string, detail: object): void {
    const path = pathTo(this.root, id)
    const [element] = path
    if (!element) throw new Error(`nothing on ${this.page.route} has the id ${id}`)
    const page = this.page
    const target = targetOf(element)
    for (const node of type === 'tap' ? path : [element]) {
      const event = { type, timeStamp: 0, target, currentTarget: targetOf(node), mark: {}, detail }
      page.call('eh', { ...event, touches: [], changedTouches: [] })
    }
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
    const drawn: string[] = []
    const data: Record<string, unknown> = structuredClone(config.data ?? {}) as Record<string, unknown>
    const page = {
      ...config,
      route,
      options,
      data,
      setData: (change: object, done?: () => void) => {
        const text = JSON.stringify(change)
        log.push({ route, bytes: Buffer.byteLength(text) })
        drawn.push(text)
        for (const [key, value] of Object.entries(JSON.parse(text))) setPath(data, key, value)
        if (done) this.timers.set(done)
      },
      selectComponent: () => null,
      getTabBar: () => null,
    }
    const call = (name: string, ...args: unknown[]) => this.hook(page, name, ...args)
    // The page's own setData is what the bundle calls; the record of it is what a test reads.
    return Object.assign(page, { call, log, drawn }) as unknown as OpenPage & Record<string, unknown>
  }

  private hook(owner: Record<string, unknown>, name: string, ...args: unknown[]): unknown {
    const method = owner[name]
    return typeof method === 'function' ? method.apply(owner, args) : undefined
  }

  /** Tab pages stay alive in WeChat; here every page that is left is unloaded. */
  private navigate(kind: string, { url = '', delta = 1 }: { readonly url?: string; readonly delta?: number }): void {
    const isBack = kind === 'navigateBack'
    // WeChat never goes back from the first page.
    const left = isBack ? Math.min(delta, this.stack.length - 1) : kind === 'redirectTo' ? 1 : this.stack.length
    if (kind !== 'navigateTo') for (const page of this.stack.splice(-left, left).reverse()) this.hook(page, 'onUnload')
    const top = this.stack.at(-1)
    if (!isBack) this.show(url)
    else if (top && left > 0) this.hook(top, 'onShow')
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
