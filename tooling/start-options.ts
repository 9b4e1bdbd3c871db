import path from 'node:path'
import { parseArgs } from 'node:util'
import { STATE_DIR } from './places'
import { Sentence } from './progress'

export interface StartOptions {
  /** null: 8787 or the next free one. */
  readonly port: number | null
  readonly fresh: boolean
  readonly watch: boolean
  /** Serves what was built before, without looking whether it is up to date: for tests that built it themselves. */
  readonly built: boolean
  readonly stateDir: string
}

const LAST_PORT = 65_535

/** Reads the command line; what it does not know is refused with what it does. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { port, fresh, watch, built, state } = parse(args)
  const wanted = port === undefined ? null : Number(port)
  if (wanted !== null && !(Number.isInteger(wanted) && wanted >= 0 && wanted <= LAST_PORT))
    throw new Sentence(
      `--port 要一个 0 到 65535 的整数，不能是 ${port}。`,
      `--port takes a number from 0 to 65535, not ${port}.`,
    )
  return { port: wanted, fresh, watch, built, stateDir: state === undefined ? STATE_DIR : path.resolve(state) }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        state: { type: 'string' },
      },
    }).values
  } catch {
    throw new Sentence(
      `看不懂参数 ${args.join(' ')}，可以用 --port N、--fresh、--state DIR。`,
      `These options are not understood: ${args.join(' ')}. There are --port N, --fresh and --state DIR.`,
    )
  }
}
