import type { ChildProcess } from 'node:child_process'
import { type BuildOptions, context, type Plugin } from 'esbuild'
import { FUNCTIONS } from '../cloudfunctions/functions/declarations'
import { deskBuild } from './build-desk'
import { functionBuild } from './build-functions'
import { commandOf, startNode } from './child'
import { removeStamp } from './stamps'

/** Saving several files at once is one change. */
const QUIET_MS = 150

export interface Watching {
  stop(): Promise<void>
}

const say = (text: string): void => void process.stdout.write(`  ↻ ${text}\n`)

/** Rebuilds the functions and the desk when a file they read changes; `onFunctions` is told which bundles are new. */
export async function watchBundles(onFunctions: (names: readonly string[]) => Promise<void>): Promise<Watching> {
  const changed = new Set<string>()
  let quiet: NodeJS.Timeout | undefined
  const tell = () => {
    const names = [...changed]
    changed.clear()
    onFunctions(names).then(
      () => say(`functions: ${names.join(', ')}`),
      (error: unknown) => say(`functions: ${String(error)}`),
    )
  }
  const watches = await Promise.all([
    ...FUNCTIONS.map(({ name }) =>
      watch(functionBuild(name), () => {
        changed.add(name)
        clearTimeout(quiet)
        quiet = setTimeout(tell, QUIET_MS)
      }),
    ),
    watch(deskBuild, () => say('desk: reload the page')),
  ])
  return {
    stop: async () => {
      clearTimeout(quiet)
      await Promise.all(watches.map((each) => each.dispose()))
    },
  }
}

/** The first build of a watch is the one that `npm start` just made; only later ones are news. */
async function watch(options: BuildOptions, onChange: () => void) {
  let first = true
  const tellChanges: Plugin = {
    name: 'tell-changes',
    setup: (build) => {
      build.onEnd(({ errors }) => {
        if (!first && errors.length === 0) onChange()
        first = false
      })
    },
  }
  const watching = await context({
    ...options,
    logLevel: 'warning',
    plugins: [...(options.plugins ?? []), tellChanges],
  })
  await watching.watch()
  return watching
}

/** Taro's own watch for H5; it writes to dist/h5, which the emulator serves, so a reload of a phone shows the change. */
export function watchH5(): Watching {
  // What a watch writes is no production build: the next npm start makes its own.
  removeStamp('h5')
  const child = startNode({
    script: commandOf('@tarojs/cli', 'taro'),
    args: ['build', '--type', 'h5', '--watch'],
    env: { NODE_ENV: 'development', TARO_ENV: 'h5' },
  })
  child.stdout?.on('data', (text: Buffer) => process.stdout.write(text))
  child.stderr?.on('data', (text: Buffer) => process.stderr.write(text))
  return { stop: () => endOf(child) }
}

function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })
}
