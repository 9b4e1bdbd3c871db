import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { commandOf } from './child'
import { ROOT } from './places'

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** The part of jest's `--json` report that is read here. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Suites that could not even begin: their tests are not counted by jest, so each counts as one failure. */
  readonly numRuntimeErrorTestSuites: number
}

/** No run of ours is near it; a test that spins would otherwise spin for ever, because jest cannot interrupt one. */
const RUN_MS_MAX = 30 * 60_000
/** jest's own choice on a machine of two cores is one process, which keeps every module of every test in memory. */
const WORKERS_MIN = 2

/** Runs jest's projects with its own output on the screen. A run that ends without a report is one failure. */
export async function runJest(
  projects: readonly string[],
  args: readonly string[] = [],
  workers: number = Math.max(WORKERS_MIN, cpus().length - 1),
): Promise<Count> {
  const dir = mkdtempSync(path.join(tmpdir(), 'tuike-jest-'))
  const report = path.join(dir, 'report.json')
  const child = spawn(
    process.execPath,
    [
      commandOf('jest'),
      '--selectProjects',
      ...projects,
      `--maxWorkers=${workers}`,
      '--json',
      `--outputFile=${report}`,
      ...args,
    ],
    // The report goes to the file; jest tells a person what happens on stderr.
    {
      cwd: ROOT,
      stdio: ['inherit', 'ignore', 'inherit'],
      env: { ...process.env, FORCE_COLOR: process.stderr.isTTY ? '1' : '0' },
    },
  )
  const limit = setTimeout(() => {
    process.stderr.write(`\njest was ended after ${RUN_MS_MAX / 60_000} minutes: a test does not come to an end\n`)
    child.kill('SIGKILL')
  }, RUN_MS_MAX)
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  clearTimeout(limit)
  try {
    return countOf(JSON.parse(readFileSync(report, 'utf8')) as Report, exitCode)
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** A bad exit code with no failed test is a failure too: open handles, a coverage bound, no test found. */
export function countOf(report: Report, exitCode: number): Count {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

export const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
})

/** Prints the plain last line that CI reads, and makes a failure the exit code. */
export function finish(count: Count): void {
  process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`)
  if (count.failed > 0) process.exitCode = 1
}
