import { performance } from 'node:perf_hooks'
import { commandOf, runNode } from './child'
import { type Count, finish, runJest, sum } from './jest-run'
import { ROOT } from './places'
import { runMain, seconds } from './progress'
import { describeFinding, tidy } from './tidy/rules'

/** What a check says: nothing when all is well. */
type Check = () => Promise<string>

const command =
  (script: string, ...args: string[]): Check =>
  async () => {
    const { exitCode, output } = await runNode({ script, args })
    return exitCode === 0 ? '' : output.trim() || `exit code ${exitCode}`
  }

const CODE = ['shared', 'cloudfunctions', 'miniprogram', 'emulator', 'tests', 'tooling', 'desk', 'config']

const CHECKS: Readonly<Record<string, Check>> = {
  types: command(commandOf('typescript', 'tsc'), '--noEmit', '-p', '.'),
  lint: command(commandOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '--colors=off', '.'),
  tidy: async () => tidy(ROOT).map(describeFinding).join('\n'),
  ladder: command(commandOf('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', ...CODE),
}

interface Result {
  readonly name: string
  readonly count: Count
  readonly ms: number
}

async function run(name: string, check: Check): Promise<Result> {
  const startedAt = performance.now()
  const complaint = await check().catch((error: unknown) => String(error))
  const ms = performance.now() - startedAt
  const passed = complaint === ''
  process.stdout.write(`${passed ? '✓' : '✗'} ${name}  ${seconds(ms)}\n`)
  if (!passed) process.stdout.write(`${complaint}\n\n`)
  return { name, count: { passed: passed ? 1 : 0, failed: passed ? 0 : 1 }, ms }
}

/** `npm test`: every check runs, whatever the others said, and the end tells all of it. */
runMain(async () => {
  const results = await Promise.all(Object.entries(CHECKS).map(([name, check]) => run(name, check)))
  const startedAt = performance.now()
  const count = await runJest(['node', 'mini'])
  results.push({ name: 'jest', count, ms: performance.now() - startedAt })
  process.stdout.write('\n')
  for (const result of results) {
    const { passed, failed } = result.count
    const mark = failed === 0 ? '✓' : '✗'
    process.stdout.write(
      `${mark} ${result.name.padEnd(8)} ${seconds(result.ms).padStart(7)}  ${passed} passed, ${failed} failed\n`,
    )
  }
  finish(sum(results.map((result) => result.count)))
})
