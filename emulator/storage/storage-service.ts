import { CloudError } from '../cloud-error'
import { LIMITS } from '../limits'
import { checkFilePath, fileIdOf, pathOfFileId } from './file-path'
import type { FileStore } from './file-store'
import type { SignedLinks } from './signed-links'

type Request = Readonly<Record<string, unknown>>

/** The `storage.…` actions of the wire, in the shapes node-sdk 3.18.3 reads. */
export class StorageService {
  constructor(
    readonly files: FileStore,
    readonly links: SignedLinks,
    private readonly url: string,
  ) {}

  /** Answers the `data` of one action. Throws `CloudError`. */
  handle(action: string, request: Request): unknown {
    switch (action) {
      case 'storage.getUploadMetadata':
        return this.uploadMetadata(checkFilePath(request.path))
      case 'storage.batchGetDownloadUrl':
        return { download_list: atMost50(request.file_list).map((wanted) => this.downloadLink(wanted)) }
      case 'storage.batchDeleteFile':
        return { delete_list: atMost50(request.fileid_list).map((fileId) => this.remove(fileId)) }
      default:
        throw new CloudError('INVALID_ACTION', `The emulator does not know the action ${action}.`)
    }
  }

  private uploadMetadata(path: string): unknown {
    const authorization = this.links.issue('put', path, LIMITS.UPLOAD_LINK_LIFETIME_MS)
    const fileId = fileIdOf(path)
    // The SDK sends it back as a header, which holds no Chinese.
    const cosFileId = encodeURIComponent(fileId)
    return { url: `${this.url}/storage/${encodePath(path)}`, token: 'local', authorization, fileId, cosFileId }
  }

  private downloadLink(wanted: unknown): unknown {
    const { fileid: fileID, max_age } = typeof wanted === 'object' && wanted !== null ? { ...(wanted as Request) } : {}
    const path = pathOfFileId(fileID)
    if (path === null || this.files.size(path) === null) return missing(fileID)
    const lifetimeMs = typeof max_age === 'number' && max_age > 0 ? max_age * 1000 : LIMITS.DOWNLOAD_LINK_LIFETIME_MS
    // The SDK itself encodes the link before it follows it, so the path stays as it is.
    const tempFileURL = `${this.url}/storage/${path}?sign=${this.links.issue('get', path, lifetimeMs)}`
    return { fileID, fileid: fileID, code: 'SUCCESS', tempFileURL, download_url: tempFileURL }
  }

  private remove(fileID: unknown): unknown {
    const path = pathOfFileId(fileID)
    if (path === null || !this.files.remove(path)) return missing(fileID)
    return { fileID, fileid: fileID, code: 'SUCCESS' }
  }
}

function missing(fileID: unknown): unknown {
  return { fileID, fileid: fileID, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '', message: 'The file does not exist.' }
}

function atMost50(list: unknown): readonly unknown[] {
  if (Array.isArray(list) && list.length > 0 && list.length <= LIMITS.FILES_PER_CALL_MAX) return list
  throw new CloudError('INVALID_PARAM', 'The list names 1 to 50 files.')
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
