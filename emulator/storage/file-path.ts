import { CloudError } from '../cloud-error'
import { ENV_ID } from '../environment'
import { LIMITS } from '../limits'

/** The bucket of the one environment; its name only has to look like one. */
const BUCKET = `6c6f-${ENV_ID}-1250000000`
const PREFIX = `cloud://${ENV_ID}.${BUCKET}/`

/** `cloud://ENV.BUCKET/PATH`, the name by which everything but the upload knows a file. */
export function fileIdOf(path: string): string {
  return PREFIX + path
}

/** The path of a file id of this environment, or null. */
export function pathOfFileId(fileId: unknown): string | null {
  if (typeof fileId !== 'string' || !fileId.startsWith(PREFIX)) return null
  const path = fileId.slice(PREFIX.length)
  return isFilePath(path) ? path : null
}

/** Throws `CloudError` INVALID_PARAM unless the service would take the path (developers.weixin.qq.com, file naming). */
export function checkFilePath(path: unknown): string {
  if (typeof path === 'string' && isFilePath(path)) return path
  throw new CloudError(
    'INVALID_PARAM',
    'The path must not be empty, begin with /, contain // or .., or exceed 850 bytes.',
  )
}

function isFilePath(path: string): boolean {
  const bytes = Buffer.byteLength(path)
  if (bytes === 0 || bytes > LIMITS.FILE_PATH_BYTES_MAX) return false
  if (hasControlCharacter(path) || path.includes('\\')) return false
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

function hasControlCharacter(text: string): boolean {
  for (const character of text) if ((character.codePointAt(0) ?? 0) < 32) return true
  return false
}
