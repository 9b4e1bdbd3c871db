import type { CloudBase } from '@cloudbase/node-sdk'
import type { Meter } from './database'
import { Operational } from './failures'

/** Private files in cloud storage: written by the server, read through addresses that expire. */
export interface Files {
  /** Writes `bytes` at `path` (over what was there) and answers the file's id. */
  save(path: string, bytes: Uint8Array): Promise<string>
  /** Deletes the file for good; one that is not there is as good as deleted. */
  remove(fileId: string): Promise<void>
  /** An address that shows the file for `TEMPORARY_MS`; null when there is no such file. */
  temporaryUrl(fileId: string): Promise<string | null>
  /** The same for several files at once (at most TEMPORARY_URLS_MAX), by file id; a missing one is left out. */
  temporaryUrls(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** Long enough to look at a page, short enough that a leaked address soon shows nothing. */
export const TEMPORARY_MS = 7_200_000

/** What storage answers in one request. */
export const TEMPORARY_URLS_MAX = 50

export function openFiles(app: CloudBase, meter: Meter): Files {
  async function temporaryUrls(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (fileIds.length > TEMPORARY_URLS_MAX) throw new RangeError(`addresses of ${fileIds.length} files at once`)
    meter.calls += 1
    const wanted = fileIds.map((fileID) => ({ fileID, maxAge: TEMPORARY_MS / 1_000 }))
    const { fileList } = await app.getTempFileURL({ fileList: wanted }).catch((cause: unknown) => {
      throw new Operational('storage did not answer', { cause })
    })
    const found = fileList.filter(({ code }) => code === 'SUCCESS')
    return new Map(found.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
  }
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
    async remove(fileId) {
      meter.calls += 1
      const { fileList } = await app.deleteFile({ fileList: [fileId] }).catch((cause: unknown) => {
        throw new Operational('storage did not answer', { cause })
      })
      const code = fileList[0]?.code
      if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST') {
        throw new Operational('storage did not delete a file')
      }
    },
    temporaryUrl: async (fileId) => (await temporaryUrls([fileId])).get(fileId) ?? null,
    temporaryUrls,
  }
}
