import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { FUNCTIONS } from '../cloudfunctions/functions/declarations'
import { runNode } from './child'
import { FUNCTIONS_DIR, ROOT } from './places'
import { kilobytes } from './progress'

/** The runtime that CloudBase offers and every dependency works on. */
const TARGET = 'node18'

export const bundleOf = (name: string): string => path.join(FUNCTIONS_DIR, name, 'index.js')

/** One self-contained file per function: nothing is installed where it runs. */
export function functionBuild(name: string): BuildOptions {
  return {
    entryPoints: [path.join(ROOT, 'cloudfunctions', 'functions', `${name}.ts`)],
    outfile: bundleOf(name),
    bundle: true,
    platform: 'node',
    target: TARGET,
    format: 'cjs',
    // Names stay readable in stack traces; the size costs no money and little cold start.
    keepNames: true,
    sourcemap: 'linked',
    legalComments: 'none',
    absWorkingDir: ROOT,
    logLevel: 'error',
  }
}

/** What CloudBase reads to find the entry; there is nothing to install. */
function writeManifest(name: string): void {
  mkdirSync(path.dirname(bundleOf(name)), { recursive: true })
  const manifest = { name, version: '1.0.0', private: true, main: 'index.js' }
  writeFileSync(path.join(path.dirname(bundleOf(name)), 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

export async function buildFunctions(names: readonly string[] = FUNCTIONS.map(({ name }) => name)): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      writeManifest(name)
      await build(functionBuild(name))
    }),
  )
}

export interface FunctionSize {
  readonly name: string
  readonly bytes: number
  /** Reading and running the module in a process of its own, the start of node not counted. */
  readonly coldLoadMs: number
}

const MEASURE =
  "const t=process.hrtime.bigint();const m=require(process.argv[1]);if(typeof m.main!=='function')throw new Error('exports no main');console.log(Number(process.hrtime.bigint()-t)/1e6)"

/** Measured one after another, in fresh processes, as a cold instance would load it. Throws if a bundle has no `main`. */
export async function measureFunctions(): Promise<FunctionSize[]> {
  const sizes: FunctionSize[] = []
  for (const { name } of FUNCTIONS) {
    const { exitCode, output } = await runNode({ script: '-e', args: [MEASURE, bundleOf(name)] })
    if (exitCode !== 0) throw new Error(`function ${name} does not load:\n${output}`)
    sizes.push({ name, bytes: statSync(bundleOf(name)).size, coldLoadMs: Number(output.trim().split('\n').at(-1)) })
  }
  return sizes
}

export function printFunctionSizes(sizes: readonly FunctionSize[]): void {
  for (const { name, bytes, coldLoadMs } of sizes)
    process.stdout.write(
      `      ${name.padEnd(16)} ${kilobytes(bytes).padStart(10)}   cold load ${coldLoadMs.toFixed(0)} ms\n`,
    )
}
