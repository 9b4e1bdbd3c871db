import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionDeclaration } from '../index'

const SDK = JSON.stringify(createRequire(__filename).resolve('@cloudbase/node-sdk'))

/** Small functions for one test file, written to a directory of their own. */
export class SampleFunctions {
  readonly directory = mkdtempSync(join(tmpdir(), 'tuike-functions-'))

  /** `body` is the inside of `async main(event, context)`; `cloudbase` (the vendor's SDK) and `app` are at hand. */
  declare(name: string, body: string, settings: Partial<FunctionDeclaration> = {}): FunctionDeclaration {
    return this.declareModule(
      name,
      `const cloudbase = require(${SDK})
       const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV })
       exports.main = async (event, context) => { ${body} }`,
      settings,
    )
  }

  /** A whole module without anything loaded for it. */
  declareModule(name: string, source: string, settings: Partial<FunctionDeclaration> = {}): FunctionDeclaration {
    const folder = join(this.directory, name)
    mkdirSync(folder, { recursive: true })
    const entry = join(folder, 'index.js')
    writeFileSync(entry, source)
    return { name, entry, timeoutMs: 20_000, memoryMb: 128, env: {}, invoke: 'anyone', ...settings }
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }
}
