import vm from 'node:vm'
import type { Timers } from './timers'

export interface Globals {
  readonly wx: object
  readonly timers: Timers
  /** What is written to the console as an error. */
  readonly onError: (words: string) => void
  readonly onApp: (config: Record<string, unknown>) => void
  /** A page's or a component's configuration. */
  readonly onPage: (config: Record<string, unknown>) => void
  readonly app: () => object
  readonly pages: () => readonly object[]
}

const same = (behavior: unknown) => behavior

/** The globals of WeChat's service layer and nothing else. */
export function createContext({ wx, timers, onError, onApp, onPage, app, pages }: Globals): vm.Context {
  const quiet = () => {}
  const note = (...parts: unknown[]) => onError(parts.map(String).join(' '))
  const context = vm.createContext({
    wx,
    global: {},
    console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: note, group: quiet, groupEnd: quiet },
    setTimeout: timers.set,
    clearTimeout: timers.clear,
    setInterval,
    clearInterval,
    App: onApp,
    Page: onPage,
    Component: onPage,
    Behavior: same,
    getApp: app,
    getCurrentPages: pages,
  })
  // WeChat's Function makes no functions and does not throw either: code that probes for it believes it can compile.
  vm.runInContext(
    `(() => { const real = Function; const fake = function (...a) { return a.at(-1) === 'return this' ? () => globalThis : undefined }; fake.prototype = real.prototype; globalThis.Function = fake })()`,
    context,
  )
  return context
}
