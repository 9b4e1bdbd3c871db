import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lockDirectory, StateInUse } from './lock'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'tuike-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const lockFile = () => path.join(directory, 'lock')
const fieldsOf = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
const heldBy = (pid: number) =>
  writeFileSync(lockFile(), JSON.stringify({ pid, born: fieldsOf(pid)[19], nonce: 'another process' }))

// Only Linux tells what became of a process.
const onLinux = existsSync('/proc/self/stat') ? test : test.skip

onLinux('a directory that a running process holds is refused', async () => {
  const holder = spawn('sleep', ['30'])
  heldBy(holder.pid ?? 0)
  expect(() => lockDirectory(directory, lockFile())).toThrow(StateInUse)
  holder.kill()
})

onLinux('a holder that was killed and never collected by its parent holds nothing', async () => {
  // The shell becomes a `sleep`, which knows nothing of the child it inherits and so never collects it.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'])
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (data) => resolve(Number(data))))
  while (fieldsOf(pid)[0] !== 'Z') await new Promise((resolve) => setTimeout(resolve, 5))
  heldBy(pid)
  lockDirectory(directory, lockFile())()
  parent.kill()
})
