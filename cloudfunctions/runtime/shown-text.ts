import { Refusal } from '@shared/kernel/errors'
import type { ActionContext } from './context'
import { refuseBanned } from './phrases'
import type { TextScene } from './wechat'

/**
 * Refuses, with TEXT_REFUSED, what others would read and should not; what WeChat would have a person look at ('review')
 * is refused too, since nobody here does. WeChat's check needs a WeChat user; for those who
 * came another way our own phrases must do. Asks WeChat, so it stands before a transaction.
 */
export async function refuseUnfit(
  field: string,
  text: string,
  { caller, wechat }: Pick<ActionContext, 'caller' | 'wechat'>,
  scene: TextScene = 'profile',
): Promise<void> {
  refuseBanned(field, text)
  if (caller.identity.provider !== 'wechat') return
  const verdict = await wechat.checkText(scene, text, caller.identity.subject)
  if (verdict !== 'pass') throw new Refusal('TEXT_REFUSED', { field })
}
