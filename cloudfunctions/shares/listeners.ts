import type { FactNamed } from '@shared/kernel/facts'
import type { Context } from '../runtime/context'
import { pictureOf, shareOf } from './mint'

/** A new promoter finds their link and their mini-program code ready. Minting and drawing twice is minting and drawing once. */
export async function prepareRegisterShare(fact: FactNamed<'promoter.enrolled'>, context: Context): Promise<void> {
  const wanted = { promoterId: fact.subject, target: { kind: 'register' }, tag: null, shopId: null } as const
  const { shareId, share } = await shareOf(context, wanted)
  await pictureOf(context, shareId, share)
}
