/** Thrown when a picture cannot be read or stays too large. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused'
}

interface Wanted {
  /** Of the longer side, pixels; a smaller picture keeps its size, a square one is drawn to it. */
  readonly edge: number
  readonly quality: number
  /** Only the middle square of it. */
  readonly isSquare: boolean
}

/** A picture that a browser can read, as a JPEG in Base64 without a prefix. */
export async function jpegInBrowser(path: string, { edge, quality, isSquare }: Wanted): Promise<string> {
  const image = await loaded(path)
  const { naturalWidth, naturalHeight } = image
  const side = Math.min(naturalWidth, naturalHeight)
  const from = isSquare ? { width: side, height: side } : { width: naturalWidth, height: naturalHeight }
  const scale = edge / Math.max(from.width, from.height)
  const shrink = isSquare ? scale : Math.min(1, scale)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(from.width * shrink))
  canvas.height = Math.max(1, Math.round(from.height * shrink))
  const context = canvas.getContext('2d')
  if (context === null) throw new PictureRefused('no canvas')
  // White below it, because JPEG has no transparency.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  const left = (naturalWidth - from.width) / 2
  const top = (naturalHeight - from.height) / 2
  context.drawImage(image, left, top, from.width, from.height, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
}

function loaded(path: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new PictureRefused('not a picture'))
    image.src = path
  })
}
