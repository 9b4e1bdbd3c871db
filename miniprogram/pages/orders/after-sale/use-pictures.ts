import { useState } from 'react'
import { chooseSmallPicture } from '@/api/after-sale-picture'
import { afterSaleFolder, keepPicture } from '@/api/kept-pictures'
import { inWeChat, say } from '@/api/platform'
import { type Refused, useCommand } from '@/hooks/use-command'
import { useQuery } from '@/hooks/use-query'

/** A picture that is kept in the cloud: its file's id, and where it is shown from. */
export interface KeptPicture {
  readonly fileId: string
  readonly url: string
}

export interface Adding {
  /** Resolves with a picture that is kept; null when none was chosen, or it could not be kept. */
  readonly add: () => Promise<KeptPicture | null>
  readonly busy: boolean
  /** What the server had against the last one. */
  readonly refusal: Refused | null
}

/** WeChat uploads by itself, and shows a file of the cloud by its id. A browser sends the picture with a call. */
export function usePictures(): Adding {
  const [busy, setBusy] = useState(false)
  const { output: me } = useQuery('members.me', {}, { when: inWeChat })
  const { send, refusal } = useCommand('orders.addAfterSalePicture')

  const inCloud = async (): Promise<KeptPicture | null> => {
    // Whose folder it goes to is not known: without a network nothing could be kept either.
    if (me === null) throw new Error('not known yet')
    const fileId = await keepPicture(afterSaleFolder(me.visitorId))
    return fileId === null ? null : { fileId, url: fileId }
  }
  const byCall = async (): Promise<KeptPicture | null> => {
    const pictureBase64 = await chooseSmallPicture()
    if (pictureBase64 === null) return null
    const kept = await send({ pictureBase64 })
    return kept && { fileId: kept.fileId, url: `data:image/jpeg;base64,${pictureBase64}` }
  }
  const add = async (): Promise<KeptPicture | null> => {
    if (busy) return null
    setBusy(true)
    try {
      return await (inWeChat ? inCloud() : byCall())
    } catch {
      say('图片没有传上去，请再试一次')
      return null
    } finally {
      setBusy(false)
    }
  }
  return { add, busy, refusal }
}
