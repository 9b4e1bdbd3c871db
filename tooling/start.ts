import { existsSync } from 'node:fs'
import { DAY_MS } from '@shared/kernel/time'
import { COLLECTIONS } from '../cloudfunctions/runtime/collections'
import { type Cloud, type FunctionLogLine, startCloud } from '../emulator'
import { seedWorld, WORLD_DAYS } from '../tests/world'
import { buildApp } from './build-app'
import { buildDesk } from './build-desk'
import { buildFunctions } from './build-functions'
import { declaredFunctions } from './declared-functions'
import { writeLimits } from './limits'
import { type LocalState, openLocalState, stale } from './local-state'
import { DESK_DIR, H5_DIR } from './places'
import { choosePort } from './ports'
import { runMain, step } from './progress'
import { readStartOptions, type StartOptions } from './start-options'
import { stopOnSignal } from './stop-on-signal'
import { watchBundles, watchH5 } from './watch'

/** `npm start`: builds what is needed, then the whole system in this one process, on one loopback port. */
runMain(async () => {
  const stops = stopOnSignal()
  const options = readStartOptions(process.argv.slice(2))
  // Asked for before anything is built: what the reader has to mend is said at once.
  const port = await choosePort(options.port)
  const state = openLocalState(options.stateDir, options.fresh)
  process.once('exit', () => state.release())
  if (!options.built) await build(options)
  const cloud = await step('cloud: database, functions, storage, WeChat sandbox', () => open(state, port))
  stops.push(() => cloud.close())
  if (!state.isSeeded) {
    await step('world: 小王, 老李, 掌柜', () => seedWorld(cloud))
    state.markSeeded()
  }
  if (options.watch) stops.push(...(await watchEverything(state, cloud)))
  process.stdout.write(`\n  打开 / open   ${cloud.url}/\n  停止 / stop   Ctrl-C\n\n`)
})

async function build({ watch }: StartOptions): Promise<void> {
  writeLimits()
  await step('functions and desk: esbuild', async () => {
    await Promise.all([buildFunctions(), buildDesk()])
  })
  // A watch builds the app itself, and an older build serves until it is done.
  if (!watch || !existsSync(H5_DIR)) await buildApp('h5')
}

async function open(state: LocalState, port: number): Promise<Cloud> {
  try {
    return await startCloud({
      stateDir: state.emulatorDir,
      port,
      // The world's story is told from its first day to today.
      ...(state.isSeeded ? {} : { startAtMs: Date.now() - WORLD_DAYS * DAY_MS }),
      collections: COLLECTIONS,
      functions: declaredFunctions({ LINK_SECRET: state.linkSecret }),
      onLog: tellTrouble,
      staticMounts: [
        { path: '/app/', dir: H5_DIR },
        { path: '/', dir: DESK_DIR },
      ],
    })
  } catch (error) {
    // The emulator knows its own format of state; here it becomes the one sentence that says what to do.
    if (error instanceof Error && error.name === 'StaleState') throw stale()
    throw error
  }
}

/** What went wrong inside a function belongs in the terminal; what went well would bury it. */
function tellTrouble({ functionName, stream, text }: FunctionLogLine): void {
  const isTrouble = stream === 'error' || /^\{"event":"(bug|operational|task\.failed|fact\.undelivered)"/.test(text)
  if (isTrouble) process.stderr.write(`  [${functionName}] ${text}\n`)
}

async function watchEverything(state: LocalState, cloud: Cloud): Promise<(() => Promise<void>)[]> {
  const replace = () => cloud.replaceFunctions(declaredFunctions({ LINK_SECRET: state.linkSecret }))
  return [(await watchBundles(replace)).stop, watchH5().stop]
}
