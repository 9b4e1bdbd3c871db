export interface FunctionDeclaration {
  readonly name: string
  /** Absolute path of the bundled index.js; it exports `main(event, context)`. */
  readonly entry: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly env: Readonly<Record<string, string>>
  /** CloudBase's 7 fields (second minute hour day month weekday year), read in UTC+8. */
  readonly cron?: string
  /** Path prefixes of the HTTP trigger, such as '/s'. */
  readonly httpPaths?: readonly string[]
  /** The function's security rule for calls of clients; calls of the platform and of other functions are not asked. */
  readonly invoke: 'anyone' | 'signed-in' | 'nobody'
  /** Calls in flight at a time before the next ones wait; default 10. */
  readonly maxInstances?: number
}

/** A line a function wrote to its console, or what the platform says about one of its calls. */
export interface FunctionLogLine {
  readonly functionName: string
  readonly stream: 'out' | 'error'
  readonly text: string
}
