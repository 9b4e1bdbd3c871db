import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { CloudError } from '../cloud-error'
import { LIMITS } from '../limits'
import { renameDurably, syncDirectory } from '../state/durable-file'

/**
 * Files by their cloud path. On disk each is named by the digest of its path: 'a' and 'a/b' may both exist in a bucket,
 * and no path can lead out of the directory.
 */
export class FileStore {
  constructor(private readonly directory: string) {}

  /** Stores a body under `path`, replacing what was there. Durable when it resolves; nothing changes when it rejects. */
  async write(path: string, body: Readable): Promise<void> {
    const file = this.fileOf(path)
    mkdirSync(dirname(file), { recursive: true })
    const draft = `${file}.${randomUUID()}.draft`
    try {
      await writeDraft(draft, body)
      renameDurably(draft, file)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
  }

  /** Bytes, or null when there is no such file. */
  size(path: string): number | null {
    return statSync(this.fileOf(path), { throwIfNoEntry: false })?.size ?? null
  }

  read(path: string): Readable {
    return createReadStream(this.fileOf(path))
  }

  /** False when there was no such file. */
  remove(path: string): boolean {
    const file = this.fileOf(path)
    if (!existsSync(file)) return false
    rmSync(file)
    syncDirectory(dirname(file))
    return true
  }

  private fileOf(path: string): string {
    const digest = createHash('sha256').update(path).digest('hex')
    return join(this.directory, digest.slice(0, 2), digest)
  }
}

async function writeDraft(draft: string, body: Readable): Promise<void> {
  const handle = await open(draft, 'wx', 0o600)
  try {
    let bytes = 0
    for await (const chunk of body) {
      const part = Buffer.from(chunk)
      bytes += part.length
      if (bytes > LIMITS.UPLOAD_BYTES_MAX) throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'The file is over 100 MB.')
      await handle.write(part)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}
