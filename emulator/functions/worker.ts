import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { CallMessage, WorkerData, WorkerMessage } from './messages'
import { installVirtualDate } from './virtual-date'

// Runs inside a worker thread, bundled by worker-code.ts: one instance of one function, one call at a time.

type Main = (event: unknown, context: unknown) => unknown

const { entry, clockCell }: WorkerData = workerData
const base = { ...process.env }
let lent: string[] = []

installVirtualDate(clockCell)
const main = load()
if (main) parentPort?.on('message', (call: CallMessage) => void answer(call, main))

function load(): Main | null {
  try {
    const exported: { main?: unknown } = createRequire(entry)(entry)
    if (typeof exported.main !== 'function') throw new Error('The entry exports no function called main.')
    say({ kind: 'ready' })
    return exported.main as Main
  } catch (error) {
    say({ kind: 'load-failed', ...describe(error) })
    return null
  }
}

async function answer(call: CallMessage, run: Main): Promise<void> {
  lend(call.variables)
  try {
    const result = await run(JSON.parse(call.eventJson), { ...call.context })
    say({ kind: 'answer', id: call.id, json: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    say({ kind: 'failure', id: call.id, ...describe(error) })
  }
}

/** One caller's identity must never be read by the next: first everything of the previous call goes. */
function lend(variables: Readonly<Record<string, string>>): void {
  for (const key of lent) {
    const original = base[key]
    if (original === undefined) delete process.env[key]
    else process.env[key] = original
  }
  lent = Object.keys(variables)
  Object.assign(process.env, variables)
}

function describe(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? error.message }
  const text = typeof error === 'string' ? error : (JSON.stringify(error) ?? 'undefined')
  return { message: text, stack: text }
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}
