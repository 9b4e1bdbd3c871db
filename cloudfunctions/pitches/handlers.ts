import { products } from '../catalog/repository'
import { promoters } from '../promoters/repository'
import { bannedPhrases } from '../runtime/phrases'
import type { HandlersOf } from '../runtime/router'
import { ownShare } from '../shares/repository'
import { linkOf } from '../shares/rules'
import { allPitches, arrangePitches, removePitch, savePitch } from './desk'
import { filled } from './rules'

type PitchAction = 'pitches.filled' | 'pitches.all' | 'pitches.save' | 'pitches.arrange' | 'pitches.remove'

export const pitchHandlers: HandlersOf<PitchAction> = {
  'pitches.filled': async ({ code }, context) => {
    const { db, caller, settings, log } = context
    const { share } = await ownShare(context, code)
    const { target } = share
    const [promoter, product, all] = await Promise.all([
      promoters.get(db, caller.visitorId),
      target.kind === 'product' ? products.get(db, target.id) : null,
      allPitches(db),
    ])
    const filling = {
      link: linkOf(settings.PUBLIC_URL, code),
      code: promoter?.code ?? null,
      product: product?.title ?? null,
      // A price that nobody can buy for is not said, as on a banner.
      priceFen: product?.state === 'on-sale' ? product.priceFen : null,
    }
    const items = all.flatMap(({ pitchId, place, name, text: blanks, isOn }) => {
      const text = isOn ? filled(blanks, filling) : null
      if (text === null) return []
      // What nobody may say can come about by filling, and the table of phrases grows after a text was saved.
      const phrases = bannedPhrases(text)
      if (phrases.length > 0) log('pitch.left-out', { pitchId, phrases: phrases.join('、') })
      return phrases.length > 0 ? [] : [{ pitchId, place, name, text }]
    })
    return { items }
  },

  'pitches.all': async (_input, { db }) => ({ items: [...(await allPitches(db))] }),
  'pitches.save': async (input, context) => ({ pitch: await savePitch(input, context) }),
  'pitches.arrange': async (input, context) => ({ items: [...(await arrangePitches(input, context))] }),
  'pitches.remove': async (input, context) => {
    await removePitch(input, context)
    return {}
  },
}
