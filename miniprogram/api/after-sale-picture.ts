import Taro from '@tarojs/taro'
import { jpegInBrowser, PictureRefused } from './browser-jpeg'

/** 48 KB of picture, as the contract takes it (`orders.addAfterSalePicture`, `PICTURE_BASE64_MAX`). */
const BASE64_MAX = 65_536
/** From what shows most to what nearly always fits; edges in pixels. */
const TRIES = [
  { edge: 1_080, quality: 0.7 },
  { edge: 800, quality: 0.6 },
  { edge: 560, quality: 0.6 },
  { edge: 400, quality: 0.5 },
] as const

/**
 * Lets the person choose a picture, in a browser. Null when they chose none; otherwise a JPEG in Base64, as large as one
 * call can carry. Rejects with PictureRefused what is no picture.
 */
export async function chooseSmallPicture(): Promise<string | null> {
  const chosen = await Taro.chooseImage({ count: 1 }).catch(() => null)
  const path = chosen?.tempFilePaths[0]
  if (path === undefined) return null
  for (const size of TRIES) {
    const base64 = await jpegInBrowser(path, { ...size, isSquare: false })
    if (base64.length <= BASE64_MAX) return base64
  }
  throw new PictureRefused('still too large')
}
