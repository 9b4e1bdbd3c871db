import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DIST, inCheckout, ROOT } from './places'

const STAMPS_DIR = path.join(DIST, '.stamps')

/** Every file under a path of the checkout, or the path itself; tests are no input of a build. */
function filesUnder(relative: string): string[] {
  const absolute = path.join(ROOT, relative)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [absolute]
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** One hash of the names and contents of what a build reads, and of whatever else decides its result. */
export function hashOf(inputs: readonly string[], also: readonly string[] = []): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesUnder)) {
    hash.update(`${inCheckout(file)}\0`)
    hash.update(readFileSync(file))
  }
  for (const text of also) hash.update(`\0${text}`)
  return hash.digest('hex')
}

/** A stamp says from which inputs an output was built. It is taken away before a build and put back after success. */
const stampFile = (name: string) => path.join(STAMPS_DIR, name)

export const isUpToDate = (name: string, hash: string): boolean =>
  existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === hash

export const removeStamp = (name: string): void => rmSync(stampFile(name), { force: true })

export function writeStamp(name: string, hash: string): void {
  mkdirSync(STAMPS_DIR, { recursive: true })
  writeFileSync(stampFile(name), hash)
}
