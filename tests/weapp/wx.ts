import { readFileSync } from 'node:fs'
import path from 'node:path'
import { FakeCanvas } from './canvas'
import { type Watch, watcher } from './watches'

const TYPINGS = path.resolve(__dirname, '../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts')

/** One call that the mini-program made of `wx`, in order. */
export interface WxCall {
  readonly api: string
  readonly args: readonly unknown[]
}

type Wx = Readonly<Record<string, (...args: never[]) => unknown>>
export type Options = {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
  url?: string
  delta?: number
  name?: string
  data?: unknown
}

export interface WxHost {
  readonly launch: Readonly<Record<string, unknown>>
  /** How the app was entered last: its launch, until somebody opens it again while it runs. */
  entered(): Readonly<Record<string, unknown>>
  /** What the phone kept from before, by whole keys. */
  readonly storage: Readonly<Record<string, string>>
  /** Answers of this test's WeChat, in place of ours. */
  readonly wx: Wx
  /** Which pictures do not load. */
  readonly brokenPicture: (address: string) => boolean
  /** Does it in a turn of its own. */
  later(run: () => void): void
  navigate(kind: string, options: { readonly url?: string; readonly delta?: number }): void
  /** The cloud's functions by name; one that is missing fails as WeChat says. */
  readonly functions: Readonly<Record<string, (event: unknown) => unknown>>
}

/** A common phone. The figures matter only in that they are all there. */
const PHONE = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  platform: 'ios',
  system: 'iOS 17.0',
  brand: 'apple',
  model: 'iPhone 15',
  language: 'zh_CN',
  theme: 'light',
  pixelRatio: 3,
  windowWidth: 390,
  windowHeight: 760,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
  fontSizeSetting: 16,
} as const

const RECT = { id: '', left: 0, top: 0, right: 100, bottom: 20, width: 100, height: 20, scrollTop: 0, scrollLeft: 0 }

/** Names of WeChat's own APIs, from its typings: Taro copies what it finds on `wx`, so a name missing there is missing in the app. */
function apiNames(): string[] {
  const text = readFileSync(TYPINGS, 'utf8')
  const declaration = text.slice(text.indexOf('interface Wx {'))
  return [...new Set([...declaration.matchAll(/^ {8}([a-zA-Z]\w*)(?:<[^(]*)?\(/gm)].map(([, name]) => name ?? ''))]
}

const ok = (api: string, options: Options | undefined, extra: object = {}) => {
  const result = { errMsg: `${api}:ok`, ...extra }
  options?.success?.(result)
  options?.complete?.(result)
  return Promise.resolve(result)
}

/** A selector query that finds one box for everything it is asked, and a canvas of its own for each selector. */
function selectorQuery(canvasOf: (selector: string) => FakeCanvas, later: WxHost['later']): unknown {
  const found: unknown[] = []
  let selector = ''
  const add = (wanted?: { readonly node?: boolean }) => {
    found.push(wanted?.node ? { ...RECT, node: canvasOf(selector) } : RECT)
    return query
  }
  const node = () => {
    found.push({ node: canvasOf(selector) })
    return query
  }
  const self = () => query
  const query = {
    in: self,
    select: (wanted: string) => {
      selector = wanted
      return query
    },
    selectAll: self,
    selectViewport: self,
    boundingClientRect: () => add(),
    scrollOffset: () => add(),
    fields: add,
    node,
    context: () => add(),
    exec: (done?: (results: unknown[]) => void) => {
      later(() => done?.(found))
      return query
    },
  }
  return query
}

function answers(host: WxHost, storage: Map<string, unknown>, watches: Watch[], canvases: Canvases): Wx {
  const phone = () => PHONE
  const go = (kind: string) => (options?: Options) => {
    host.navigate(kind, options ?? {})
    return ok(kind, options)
  }
  return {
    getSystemInfoSync: phone,
    getWindowInfo: phone,
    getDeviceInfo: phone,
    getAppBaseInfo: phone,
    getSystemSetting: () => ({}),
    canIUse: () => true,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 51, right: 383, bottom: 83, left: 296 }),
    getLaunchOptionsSync: () => host.launch,
    getEnterOptionsSync: () => host.entered(),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    nextTick: host.later,
    createSelectorQuery: () => selectorQuery(canvases.of, host.later),
    createOffscreenCanvas: () => canvases.of(`offscreen ${canvases.all.length}`),
    canvasToTempFilePath: (options: Options) =>
      ok('canvasToTempFilePath', options, { tempFilePath: 'wxfile://tmp/drawn.png' }),
    getImageInfo: (options: Options) =>
      ok('getImageInfo', options, { width: 100, height: 100, path: 'wxfile://tmp/picture.png' }),
    // Nobody was asked for anything yet.
    getSetting: (options: Options) => ok('getSetting', options, { authSetting: {} }),
    createIntersectionObserver: (page: object, options: object) => watcher(watches, page, options),
    getUpdateManager: () => ({
      onCheckForUpdate: () => {},
      onUpdateReady: () => {},
      onUpdateFailed: () => {},
      applyUpdate: () => {},
    }),
    navigateTo: go('navigateTo'),
    redirectTo: go('redirectTo'),
    reLaunch: go('reLaunch'),
    switchTab: go('switchTab'),
    navigateBack: go('navigateBack'),
  }
}

/** The canvases of this app, one a selector. */
interface Canvases {
  readonly all: readonly FakeCanvas[]
  readonly of: (selector: string) => FakeCanvas
}

function openCanvases(host: WxHost): Canvases {
  const all: FakeCanvas[] = []
  const made = new Map<string, FakeCanvas>()
  const of = (selector: string) => {
    const known = made.get(selector)
    if (known !== undefined) return known
    const canvas = new FakeCanvas(host.later, host.brokenPicture)
    made.set(selector, canvas)
    all.push(canvas)
    return canvas
  }
  return { all, of }
}

async function callFunction(host: WxHost, options: Options): Promise<unknown> {
  await Promise.resolve()
  const run = host.functions[options.name ?? '']
  if (!run) {
    const error = { errCode: -501000, errMsg: 'cloud.callFunction:fail -501000 FunctionName could not be found' }
    options.fail?.(error)
    throw error
  }
  const result = { result: await run(options.data), errMsg: 'cloud.callFunction:ok', requestID: 'headless' }
  options.success?.(result)
  return result
}

/** The service layer's `wx`: what the app needs answers, everything else of WeChat's succeeds, and all of it is written down. */
export function createWx(host: WxHost) {
  const calls: WxCall[] = []
  const watches: Watch[] = []
  const canvases = openCanvases(host)
  const known = { ...answers(host, new Map(Object.entries(host.storage)), watches, canvases), ...host.wx }
  const wx: Record<string, unknown> = {}
  for (const api of new Set([...apiNames(), ...Object.keys(known)])) {
    const answer = known[api] as ((...args: unknown[]) => unknown) | undefined
    wx[api] = (...args: unknown[]) => {
      calls.push({ api, args })
      if (answer !== undefined) return answer(...args)
      return /Sync$|^(on|off)[A-Z]/.test(api) ? undefined : ok(api, args[0] as Options | undefined)
    }
  }
  wx.env = { USER_DATA_PATH: 'wxfile://usr' }
  wx.cloud = {
    init: (options: unknown) => void calls.push({ api: 'cloud.init', args: [options] }),
    callFunction: (options: Options) => {
      calls.push({ api: 'cloud.callFunction', args: [options] })
      return callFunction(host, options)
    },
  }
  return { wx, calls, watches, canvases: canvases.all }
}
