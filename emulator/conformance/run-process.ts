import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

/** Starts a script of this folder, in TypeScript, as a process of its own. */
export function startProcess(script: string, ...given: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, script), ...given], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, TENCENTCLOUD: 'true', SILENCE: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** @throws Error with what the process complained of, when it ends before it says a line */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', (chunk) => {
      complaint += String(chunk)
    })
    child.stdout?.once('data', (chunk) => resolve(String(chunk).split('\n')[0] ?? ''))
    child.once('exit', () => reject(new Error(complaint)))
  })
}

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve(),
  )
