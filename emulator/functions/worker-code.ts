import { join } from 'node:path'
import { buildSync } from 'esbuild'

let code: string | null = null

/**
 * The worker as plain JavaScript, built once a process. Given to `new Worker(code, {eval: true})`, so it runs the same
 * under tsx and under jest, neither of which transpiles what a worker loads.
 */
export function workerCode(): string {
  code ??= build()
  return code
}

function build(): string {
  const built = buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    logLevel: 'silent',
  })
  const [file] = built.outputFiles
  if (!file) throw new Error('esbuild wrote no worker.')
  return file.text
}
