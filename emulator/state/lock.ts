import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { systemCode } from './system-error'

/** Somebody else holds the directory. `message` is one sentence for the person at the terminal. */
export class StateInUse extends Error {
  constructor(directory: string, pid: number) {
    super(`Another emulator (process ${pid}) is using ${directory}; stop it or choose another state directory.`)
    this.name = 'StateInUse'
  }
}

interface Holder {
  readonly pid: number
  /** Tells a recycled pid from the process that took the lock; '' where the system cannot say. */
  readonly born: string
  readonly nonce: string
}

const heldHere = new Set<string>()

/**
 * Takes the directory for this process and returns how to give it back. A holder that no longer runs is replaced, so a
 * `kill -9` never needs cleaning up by hand. Throws `StateInUse`.
 */
export function lockDirectory(directory: string, file: string): () => void {
  const key = resolve(directory)
  if (heldHere.has(key)) throw new StateInUse(directory, process.pid)
  const mine: Holder = { pid: process.pid, born: birthOf(process.pid), nonce: randomUUID() }
  for (;;) {
    if (tryCreate(file, mine)) break
    const holder = readHolder(file)
    if (holder && runs(holder)) throw new StateInUse(directory, holder.pid)
    rmSync(file, { force: true })
  }
  const winner = readHolder(file)
  if (winner?.nonce !== mine.nonce) throw new StateInUse(directory, winner?.pid ?? 0)
  heldHere.add(key)
  return () => {
    heldHere.delete(key)
    if (readHolder(file)?.nonce === mine.nonce) rmSync(file, { force: true })
  }
}

function tryCreate(file: string, holder: Holder): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, JSON.stringify(holder))
    closeSync(handle)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Holder | null {
  try {
    const parsed: Partial<Holder> = JSON.parse(readFileSync(file, 'utf8'))
    return { pid: Number(parsed.pid), born: String(parsed.born ?? ''), nonce: String(parsed.nonce ?? '') }
  } catch {
    return null
  }
}

/** Our own pid in a lock we do not hold is an earlier life: containers give the same small pids again. */
function runs(holder: Holder): boolean {
  if (!Number.isInteger(holder.pid) || holder.pid <= 0 || holder.pid === process.pid) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
  // A container's first process may never collect those that were killed: they keep their pid and run no more.
  return holder.born === birthOf(holder.pid) && stateOf(holder.pid) !== 'Z'
}

/** Start time in clock ticks since boot (field 22 of /proc/PID/stat); '' where the system cannot say. */
const birthOf = (pid: number): string => statOf(pid)[19] ?? ''

/** R, S, D …, and Z for a process that ended and was not collected (field 3). */
const stateOf = (pid: number): string => statOf(pid)[0] ?? ''

/** The fields of /proc/PID/stat after the parenthesised name, which may itself hold anything. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
