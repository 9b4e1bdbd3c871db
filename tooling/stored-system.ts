import { existsSync } from 'node:fs'
import path from 'node:path'
import { clock } from '../cloudfunctions/functions/clock'
import { listeners } from '../cloudfunctions/functions/listeners'
import { connect, requestContext } from '../cloudfunctions/runtime/cloud'
import type { Context } from '../cloudfunctions/runtime/context'
import { startCloud } from '../emulator'
import { sdkEnvironment } from '../emulator/environment'
import { STATE_DIR } from './places'

/** A system that runs, by its address, or one that was stopped, by its state directory. */
export type Source = { readonly url: string } | { readonly state: string }

/** The command line names something that can't be used. The message is one sentence. */
export class BadSource extends Error {
  override readonly name = 'BadSource'
}

/** What `--url` and `--state` name; the stored local system unless told. Throws BadSource. */
export function sourceOf({ state, url }: { state?: string | undefined; url?: string | undefined }): Source {
  if (url !== undefined && state !== undefined) throw new BadSource('give either --state or --url')
  if (url === undefined) return { state: path.resolve(state ?? STATE_DIR) }
  if (!URL.canParse(url)) throw new BadSource(`not an address: ${url}`)
  return { url: new URL(url).origin }
}

/** How long a tool may work, in seconds: it is no request, so only an operator ends it. */
const PATIENCE_SECONDS = 86_400

/** Does `work` with the product's own context on that system, at that system's time. Throws BadSource. */
export async function onSystem<T>(source: Source, work: (context: Context) => Promise<T>): Promise<T> {
  if ('url' in source) {
    const state = (await (await fetch(`${source.url}/emulator/state`)).json()) as { now: number }
    return work(contextAt(source.url, state.now))
  }
  const stateDir = path.join(source.state, 'emulator')
  // Starting would make an empty system where there is none, and no tool wants one.
  if (!existsSync(stateDir)) throw new BadSource(`no stored system in ${source.state}`)
  const cloud = await startCloud({ stateDir, timers: 'wound' })
  try {
    return await work(contextAt(cloud.url, cloud.clock.now()))
  } finally {
    await cloud.close()
  }
}

function contextAt(url: string, now: number): Context {
  Object.assign(process.env, sdkEnvironment(url))
  const cloud = connect(process.env, { ...clock, now: () => now }, () => {})
  return requestContext(cloud, listeners, PATIENCE_SECONDS)
}
