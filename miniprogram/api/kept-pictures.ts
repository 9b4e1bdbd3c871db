import Taro from '@tarojs/taro'
import { inWeChat, NotHere } from './platform'
import { randomSigns } from './request-id'

/** Signs of a file's name: nobody guesses one, and two never meet. */
const NAME_LENGTH = 24

/** Where a buyer keeps pictures of an after-sale. The server takes and shows no others (`runtime/pictures.ts`). */
export const afterSaleFolder = (visitorId: string): string => `after-sales/${visitorId}`

/**
 * Lets the person choose a picture and puts it into the cloud's storage under `folder`. Answers the file's id, null when
 * none was chosen. Rejects with NotHere in a browser, whose gateway takes no files (`after-sale-picture.ts`).
 */
export async function keepPicture(folder: string): Promise<string | null> {
  if (!inWeChat) throw new NotHere('a browser keeps no pictures')
  const chosen = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] }).catch(() => null)
  const path = chosen?.tempFilePaths[0]
  if (path === undefined) return null
  const ending = /\.(png|jpe?g|webp)$/i.exec(path)?.[0] ?? '.jpg'
  const cloudPath = `${folder}/${randomSigns(NAME_LENGTH)}${ending.toLowerCase()}`
  const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: path })
  return fileID
}
