import type { Output, Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { HOUR_MS } from '@shared/kernel/time'
import type { ActionContext } from '../runtime/context'
import { derivedId } from '../runtime/derived-id'
import { afterSalePictures, pictureExtension } from '../runtime/pictures'
import { takeTurn } from '../runtime/turns'

/** Five after-sales with all the pictures that one takes. */
const PICTURES_AN_HOUR = { max: 30, perMs: HOUR_MS }

/**
 * Keeps a picture where after-sales of the caller may show it from. Its name is made of the request and the picture: a
 * repetition writes the same file again, and nothing that an after-sale shows is ever written over.
 */
export async function addAfterSalePicture(
  { requestId, pictureBase64 }: Parsed<'orders.addAfterSalePicture'>,
  { db, caller, now, files }: ActionContext,
): Promise<Output<'orders.addAfterSalePicture'>> {
  const bytes = Buffer.from(pictureBase64, 'base64')
  const extension = pictureExtension(bytes)
  if (extension === null) throw new Refusal('INVALID_INPUT', { field: 'pictureBase64' })
  await takeTurn(db, `after-sale-picture_${caller.visitorId}`, now, PICTURES_AN_HOUR)
  const name = derivedId(`after-sale-picture\n${requestId}\n${pictureBase64}`)
  const fileId = await files.save(`${afterSalePictures(caller.visitorId)}/${name}.${extension}`, bytes)
  return { fileId, url: await files.temporaryUrl(fileId) }
}
