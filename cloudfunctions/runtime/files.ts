import type { CloudBase } from '@cloudbase/node-sdk'
import type { Meter } from './database'
import { Operational } from './failures'

/** Private files in cloud storage: written by the server, read through addresses that expire. */
export interface Files {
  /** Writes `bytes` at `path` (over what was there) and answers the file's id. */
  save(path: string, bytes: Uint8Array): Promise<string>
  /** An address that shows the file for `TEMPORARY_MS`; null when there is no such file. */
  temporaryUrl(fileId: string): Promise<string | null>
}

/** Long enough to look at a page, short enough that a leaked address soon shows nothing. */
export const TEMPORARY_MS = 7_200_000

export function openFiles(app: CloudBase, meter: Meter): Files {
  return {
    async save(path, bytes) {
      meter.calls += 1
      try {
        const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) })
        return fileID
      } catch (cause) {
        throw new Operational('storage took no file', { cause })
      }
    },
    async temporaryUrl(fileId) {
      meter.calls += 1
      const wanted = [{ fileID: fileId, maxAge: TEMPORARY_MS / 1_000 }]
      const { fileList } = await app.getTempFileURL({ fileList: wanted }).catch((cause: unknown) => {
        throw new Operational('storage did not answer', { cause })
      })
      const [file] = fileList
      return file?.code === 'SUCCESS' ? file.tempFileURL : null
    },
  }
}
