/** Largest picture of a person that we keep: 132 × 132 JPEG is 5–15 KB. */
export const AVATAR_BYTES_MAX = 49_152

const KINDS = [
  { extension: 'jpg', starts: [0xff, 0xd8, 0xff] },
  { extension: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** The file extension that the first bytes prove, or null: what a client says a file is proves nothing. */
export function pictureExtension(bytes: Uint8Array): 'jpg' | 'png' | null {
  return KINDS.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte))?.extension ?? null
}

/** Folders of cloud storage for pictures that people upload themselves; whatever else is kept there is nobody's to name. */
export const PRODUCT_PICTURES = 'products'
export const afterSalePictures = (buyerId: string): string => `after-sales/${buyerId}`

/** `cloud://ENV.BUCKET/PATH` with plain names alone, so that no path leads out of its folder. */
const FILE_ID = /^cloud:\/\/[\w.-]+\/((?:[\w-]+\/)+[\w-]+\.\w+)$/

/** Whether a file id that somebody sent names a file below `folder`: the server shows no other file on their word. */
export const isUploadedTo = (folder: string, fileId: string): boolean =>
  FILE_ID.exec(fileId)?.[1]?.startsWith(`${folder}/`) ?? false
