import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { CloudError } from '../cloud-error'
import { LIMITS } from '../limits'
import type { FunctionDeclaration } from './declaration'
import type { CallMessage, WorkerData, WorkerMessage } from './messages'
import { workerCode } from './worker-code'

export type InstanceCall = Omit<CallMessage, 'id'>

interface Pending {
  readonly id: number
  readonly resolve: (json: string) => void
  readonly reject: (error: Error) => void
}

/** One instance of a function: a worker thread with an environment of its own, one call in flight at most. */
export class Instance {
  private readonly worker: Worker
  private readonly loaded: Promise<void>
  private pending: Pending | null = null
  private lastId = 0
  private end: CloudError | null = null
  private settleLoad: { resolve: () => void; reject: (error: Error) => void } | null = null

  constructor(
    readonly id: string,
    private readonly declaration: FunctionDeclaration,
    environment: Record<string, string>,
    clockCell: SharedArrayBuffer,
    private readonly log: (stream: 'out' | 'error', text: string) => void,
  ) {
    this.loaded = new Promise((resolve, reject) => {
      this.settleLoad = { resolve, reject }
    })
    // A failed load is reported by the call that waits for it.
    this.loaded.catch(() => undefined)
    const workerData: WorkerData = { entry: declaration.entry, clockCell }
    this.worker = new Worker(workerCode(), {
      eval: true,
      env: environment,
      workerData,
      // Not ours: a loader such as tsx must not be loaded again in every instance.
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: declaration.memoryMb },
    })
    this.worker.on('message', (message: WorkerMessage) => this.hear(message))
    this.worker.on('error', (error) => this.finish(causeOf(error)))
    this.worker.on('exit', () => this.finish(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The function’s process ended.')))
    forwardLines(this.worker.stdout, (line) => log('out', line))
    forwardLines(this.worker.stderr, (line) => log('error', line))
  }

  /** False from the moment the worker ended or was told to. */
  get alive(): boolean {
    return this.end === null
  }

  /** Runs one call to its JSON answer. Rejects with the platform's `CloudError`. */
  async run(call: InstanceCall): Promise<string> {
    await this.withDeadline(this.loaded, LIMITS.FUNCTION_LOAD_MS_MAX)
    if (this.end) throw this.end
    const id = ++this.lastId
    const answer = new Promise<string>((resolve, reject) => {
      this.pending = { id, resolve, reject }
      this.worker.postMessage({ id, ...call } satisfies CallMessage)
    })
    return this.withDeadline(answer, this.declaration.timeoutMs)
  }

  /** Ends the worker at once, whatever it is doing; a call in flight fails with `cause`. */
  terminate(cause = new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The function’s process ended.')): Promise<unknown> {
    this.finish(cause)
    return this.worker.terminate()
  }

  private async withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
    const timer = setTimeout(() => {
      const seconds = Number((ms / 1000).toFixed(3))
      void this.terminate(
        new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`),
      )
    }, ms)
    try {
      return await work
    } finally {
      clearTimeout(timer)
    }
  }

  private hear(message: WorkerMessage): void {
    if (message.kind === 'ready') {
      this.settleLoad?.resolve()
    } else if (message.kind === 'load-failed') {
      this.log('error', message.stack)
      void this.terminate(new CloudError('FUNCTIONS_EXECUTE_FAIL', message.message))
    } else if (this.pending?.id === message.id) {
      const { resolve, reject } = this.pending
      this.pending = null
      if (message.kind === 'answer') {
        resolve(message.json)
      } else {
        this.log('error', message.stack)
        reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', message.message))
      }
    }
  }

  private finish(cause: CloudError): void {
    this.end ??= cause
    this.settleLoad?.reject(this.end)
    this.pending?.reject(this.end)
    this.pending = null
  }
}

/** An error no handler caught ends the process of a function; running out of memory has a code of its own. */
function causeOf(error: Error): CloudError {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new CloudError(
      'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
      'The function used more memory than it is configured with.',
    )
  }
  return new CloudError('FUNCTIONS_EXECUTE_FAIL', error.message)
}

function forwardLines(stream: Readable, write: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) write(line)
  })
  stream.on('end', () => {
    if (rest !== '') write(rest)
  })
}
