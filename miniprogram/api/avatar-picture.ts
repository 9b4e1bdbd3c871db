import Taro from '@tarojs/taro'
import { jpegInBrowser, PictureRefused } from './browser-jpeg'
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

/** Lets the person choose a picture, in a browser. Null when they chose none. In WeChat its own avatar button asks. */
export async function chooseInBrowser(): Promise<AvatarPicture | null> {
  const chosen = await Taro.chooseImage({ count: 1 }).catch(() => null)
  const path = chosen?.tempFilePaths[0]
  return path === undefined ? null : shrink(path)
}

/** A square JPEG of 132 pixels, as Base64 without a prefix. */
export async function shrink(path: string): Promise<AvatarPicture> {
  const base64 = inWeChat
    ? await shrinkInWeChat(path)
    : await jpegInBrowser(path, { edge: EDGE, quality: QUALITY, isSquare: true })
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
