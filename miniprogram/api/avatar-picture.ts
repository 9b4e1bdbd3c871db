import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/** WeChat's own avatars have this edge; a profile never shows more. */
const EDGE = 132
/** The contract takes 64 KB of Base64 (`members.register`); 48 KB leaves room in a call of 100 KB. */
const BASE64_MAX = 48 * 1024
const QUALITY = 0.8

/** A picture that the person chose, small enough to travel with the registration. */
export interface AvatarPicture {
  /** For showing it now. */
  readonly url: string
  readonly base64: string
}

/** Thrown when the picture cannot be read or stays too large. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused'
}

/** Lets the person choose a picture, in a browser. Null when they chose none. In WeChat its own avatar button asks. */
export async function chooseInBrowser(): Promise<AvatarPicture | null> {
  const chosen = await Taro.chooseImage({ count: 1 }).catch(() => null)
  const path = chosen?.tempFilePaths[0]
  return path === undefined ? null : shrink(path)
}

/** A square JPEG of 132 pixels, as Base64 without a prefix. */
export async function shrink(path: string): Promise<AvatarPicture> {
  const base64 = inWeChat ? await shrinkInWeChat(path) : await shrinkInBrowser(path)
  if (base64.length > BASE64_MAX) throw new PictureRefused('still too large')
  return { url: inWeChat ? path : `data:image/jpeg;base64,${base64}`, base64 }
}

/** An offscreen canvas of WeChat cannot be exported, so its own compression does the work (base library 2.26). */
async function shrinkInWeChat(path: string): Promise<string> {
  const { tempFilePath } = await Taro.compressImage({
    src: path,
    quality: QUALITY * 100,
    compressedWidth: EDGE,
    compressedHeight: EDGE,
  })
  const read = Taro.getFileSystemManager().readFileSync(tempFilePath, 'base64')
  if (typeof read !== 'string') throw new PictureRefused('unreadable')
  return read
}

async function shrinkInBrowser(path: string): Promise<string> {
  const image = await loaded(path)
  const canvas = document.createElement('canvas')
  canvas.width = EDGE
  canvas.height = EDGE
  const context = canvas.getContext('2d')
  if (context === null) throw new PictureRefused('no canvas')
  // The middle square of the picture; white below it, because JPEG has no transparency.
  const side = Math.min(image.naturalWidth, image.naturalHeight)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, EDGE, EDGE)
  const left = (image.naturalWidth - side) / 2
  const top = (image.naturalHeight - side) / 2
  context.drawImage(image, left, top, side, side, 0, 0, EDGE, EDGE)
  return canvas.toDataURL('image/jpeg', QUALITY).split(',')[1] ?? ''
}

function loaded(path: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new PictureRefused('not a picture'))
    image.src = path
  })
}
