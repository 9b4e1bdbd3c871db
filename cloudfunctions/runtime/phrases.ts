import { Refusal } from '@shared/kernel/errors'

/**
 * Phrases that WeChat's promotion rules forbid anywhere in a promotion: income promises and false official claims
 * (checklist CR-5 … CR-7, reference/wechat.md 5.1).
 */
export const BANNED_PHRASES = [
  '躺赚',
  '躺着赚',
  '永久获益',
  '永久收益',
  '永久分成',
  '稳赚',
  '包赚',
  '零风险',
  '保证收益',
  '保本',
  '一本万利',
  '微信官方授权',
  '微信官方结算',
  '官方合作',
  '腾讯指定',
] as const

/** Letters and numbers only, in one written form: spaces, symbols, full-width forms and zero-width signs hide nothing. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Refuses a text that people will read and that says what nobody may promise; `field` is where it stands. */
export function refuseBanned(field: string, text: string): void {
  const [phrase] = bannedPhrases(text)
  if (phrase !== undefined) throw new Refusal('TEXT_REFUSED', { field, phrase })
}

/** The banned phrases in `text`, in the table's order. Empty when it is clean. */
export function bannedPhrases(text: string): string[] {
  const plain = bare(text)
  return BANNED_PHRASES.filter((phrase) => plain.includes(phrase))
}
