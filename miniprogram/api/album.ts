import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/**
 * What became of a picture that somebody wanted to keep. `refused`: they said no just now; `closed`: they said no some
 * time ago, and WeChat asks nobody twice; `barred`: the phone lets WeChat itself into no album, which WeChat's settings
 * can't change; `hold`: this browser saves by a long press only.
 */
export type Kept = 'saved' | 'cancelled' | 'refused' | 'closed' | 'barred' | 'hold' | 'failed'

const SCOPE = 'scope.writePhotosAlbum'

/** Puts a picture's file into the phone's album, or hands an address with a picture in it out as a download. */
export function keepPicture(picture: string, name: string): Promise<Kept> {
  return inWeChat ? intoAlbum(picture) : Promise.resolve(asDownload(picture, name))
}

async function intoAlbum(filePath: string): Promise<Kept> {
  if ((await permission()) === false) return 'closed'
  try {
    await Taro.saveImageToPhotosAlbum({ filePath })
    return 'saved'
  } catch (error) {
    return whyNot(error)
  }
}

/** The file of a picture that lies at an address: WeChat's album takes files only. Rejects where it does not load. */
export async function fileOf(url: string): Promise<string> {
  const { path } = await Taro.getImageInfo({ src: url })
  return path
}

/** WeChat's words differ by phone; the permission does not. */
async function whyNot(error: unknown): Promise<Kept> {
  const said = String((error as { errMsg?: unknown } | null)?.errMsg ?? error)
  if (/cancel/i.test(said)) return 'cancelled'
  // The privacy agreement comes before the permission; who refuses it has just read why.
  if (/privacy/i.test(said)) return 'refused'
  if (/auth/i.test(said) || (await permission()) === false) return 'refused'
  return /system permission|system deny/i.test(said) ? 'barred' : 'failed'
}

/** True or false once the person answered; undefined before that, and where WeChat does not tell. */
async function permission(): Promise<boolean | undefined> {
  const settings = await Taro.getSetting({}).catch(() => null)
  return settings?.authSetting[SCOPE]
}

/** WeChat's own settings, where the album is opened again. Answers whether it is open now. */
export async function openAlbumSetting(): Promise<boolean> {
  if (!inWeChat) return false
  const settings = await Taro.openSetting({}).catch(() => null)
  return settings?.authSetting[SCOPE] === true
}

/** WeChat's own browser downloads nothing, and old ones lack the attribute. */
function asDownload(address: string, name: string): Kept {
  const link = document.createElement('a')
  if (!('download' in link) || /MicroMessenger/i.test(navigator.userAgent)) return 'hold'
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  return 'saved'
}
