import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './places'

export interface Outcome {
  readonly exitCode: number
  /** stdout and stderr as they came. */
  readonly output: string
}

/** The JavaScript file behind a package's command, so that no shell and no `.cmd` file is needed on Windows. */
export function commandOf(packageName: string, command: string = packageName): string {
  // Not by require.resolve: a package may hide its manifest.
  const home = path.join(ROOT, 'node_modules', packageName)
  const { bin }: { bin: string | Record<string, string> } = JSON.parse(
    readFileSync(path.join(home, 'package.json'), 'utf8'),
  )
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`)
  return path.join(home, file)
}

export interface NodeRun {
  readonly script: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts node on a script at the checkout's root. It never outlives this process, however that ends its own work. */
export function startNode({ script, args, env = {} }: NodeRun): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env: { ...process.env, ...env } })
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  child.once('close', () => process.removeListener('exit', end))
  return child
}

/** Runs node on a script to its end. Never rejects for a non-zero exit code: the caller says what that means. */
export function runNode(run: NodeRun): Promise<Outcome> {
  const child = startNode(run)
  const chunks: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => chunks.push(text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => chunks.push(text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output: chunks.join('') }))
  })
}
