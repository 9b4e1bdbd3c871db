import { LIMITS } from '../limits'
import { WechatError } from './wechat-error'

export type Suggestion = 'pass' | 'review' | 'risky'

/** Texts that the sandbox finds risky, so that a person at the desk can see a refusal. */
const RISKY_WORDS = ['测试违规']
const REVIEW_WORDS = ['测试复审']

/** developers.weixin.qq.com msgSecCheck 2.0: 100 is normal, 21000 is 'other'. */
const LABELS: Readonly<Record<Suggestion, number>> = { pass: 100, review: 21000, risky: 21000 }

/** The answer of version 2. Throws `WechatError` 40097, 40129 or 44002. `forced` decides instead of the words. */
export function checkText(
  request: Readonly<Record<string, unknown>>,
  forced: Suggestion | null,
): { suggest: Suggestion; label: number } {
  const { content, version, scene, openid } = request
  if (typeof content !== 'string' || content === '') throw new WechatError(44002)
  const knownScene = typeof scene === 'number' && [1, 2, 3, 4].includes(scene)
  if (!knownScene) throw new WechatError(40129)
  const tooLong = [...content].length > LIMITS.WECHAT_CHECKED_TEXT_CHARACTERS_MAX
  if (version !== 2 || typeof openid !== 'string' || openid === '' || tooLong) throw new WechatError(40097)
  const suggest = forced ?? suggestionFor(content)
  return { suggest, label: LABELS[suggest] }
}

function suggestionFor(content: string): Suggestion {
  if (RISKY_WORDS.some((word) => content.includes(word))) return 'risky'
  return REVIEW_WORDS.some((word) => content.includes(word)) ? 'review' : 'pass'
}
