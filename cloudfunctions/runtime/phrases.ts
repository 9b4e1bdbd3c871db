import { Refusal } from '@shared/kernel/errors'

/** A phrase, and the signs beside it that make it say something else: the phrase is fine right after or before one of these. */
interface Banned {
  readonly phrase: string
  readonly fineAfter?: readonly string[]
  readonly fineBefore?: readonly string[]
}

/** Who says that it is not so says what the rules want said. Of the words that WeChat names itself this makes nothing better. */
const DENIED = [
  '不',
  '非',
  '不是',
  '并非',
  '没有',
  '无法',
  '不能',
  '不会',
  '不得',
  '不搞',
  '不做',
  '不参与',
  '不提供',
  '不承诺',
  '不存在',
  '没有任何',
  '拒绝一切',
  '禁止',
  '拒绝',
  '杜绝',
  '严禁',
  '谨防',
  '警惕',
]
const denied = (phrase: string, more: Omit<Banned, 'phrase'> = {}): Banned => ({
  ...{ phrase, ...more },
  fineAfter: [...DENIED, ...(more.fineAfter ?? [])],
})
const always = (phrase: string): Banned => ({ phrase })

/**
 * What WeChat's promotion rules forbid anywhere in a promotion: income promises, false claims to be WeChat's own, and what
 * makes a promotion a pyramid (checklist CR-3, CR-5 … CR-7, reference/wechat.md 5.1).
 */
const BANNED: readonly Banned[] = [
  // Income promises.
  ...['躺赚', '躺着赚', '躺挣', '躺着挣', '永久获益', '永久受益', '永久收益', '永久分成', '永久分佣', '永久分红'].map(
    always,
  ),
  ...['稳赚', '稳挣', '坐着赚钱', '一本万利', '一夜暴富', '日入过千', '日入过万', '月入过万', '轻松月入'].map(always),
  // 面包, 红包, 大包, 外包 and 环保, 医保 are followed by 赚 in plain sentences.
  { phrase: '包赚', fineAfter: [...'面红钱背书大小整礼外承'] },
  { phrase: '保赚', fineAfter: [...'环医社'] },
  denied('必赚', { fineAfter: ['何', '未'] }),
  ...['零风险', '保证收益', '保证盈利', '保证收入', '保证赚', '保底收益', '保底收入', '收益保证'].map((one) =>
    denied(one),
  ),
  // 确保本店, 环保本色, 担保本人, 保本地鲜: 保 and 本 of two different words.
  denied('保本', {
    fineAfter: [...'确环担医社承未难'],
    fineBefore: [...'地店人周月年日次品色味真身单季届心系站号社院村镇县市省'],
  }),
  // Claims to be WeChat's.
  ...['微信官方授权', '腾讯官方授权', '腾讯授权', '腾讯合作', '微信指定', '腾讯指定'].map((one) => denied(one)),
  denied('官方合作', { fineBefore: ['社'] }),
  ...['官方结算', '微信担保', '腾讯担保', '微信官方推荐', '腾讯官方推荐'].map((one) => denied(one)),
  // Pyramids.
  ...['拉人头', '团队计酬', '发展下线', '三级分销', '多级分销', '多层返利', '层级返利'].map((one) =>
    denied(one, { fineAfter: ['反对', '无'] }),
  ),
]

/** Signs that are read as one of those in the table: traditional and Japanese forms, and what looks or is counted the same. */
const READ_AS: ReadonlyMap<string, string> = new Map(
  [
    [
      '賺掙穩獲證險風萬權騰訊結擔薦層級銷團隊計發線頭著紅傭輕鬆過錢環確無沒會嚴謹絕難絶',
      '赚挣稳获证险风万权腾讯结担荐层级销团队计发线头着红佣轻松过钱环确无没会严谨绝难绝',
    ],
    ['穏証険権団発収軽', '稳证险权团发收轻'],
    ['0〇○◯1壹弌壱仟', '零零零零一一一一千'],
  ].flatMap(([written = '', read = '']) => [...written].map((sign, at) => [sign, [...read][at] ?? sign] as const)),
)

/**
 * What stands between words and is no word: what is neither letter nor number; the parts of Hangul, some of which nobody
 * sees; modifier letters that look like dashes; single strokes that look like bars and dots.
 */
const FILLER = /[^\p{L}\p{N}]|[\p{Lm}\u1100-\u11FF丨丶丿亅乚乛〡]/u
/** A mark that ends one thing and begins another, so that the word before it denies nothing after it. Quotes don't. */
const BREAK = /[\n\p{Po}\p{Pd}\p{S}]/u
const QUOTE = /["'`]/

interface Reading {
  /** Letters and numbers only, in one written form: symbols, full-width forms, emoji and traditional forms hide nothing. */
  readonly plain: string
  /** Places in `plain` that follow a break. */
  readonly breaks: ReadonlySet<number>
}

function readingOf(text: string): Reading {
  const breaks = new Set<number>()
  let plain = ''
  for (const sign of text.normalize('NFKC')) {
    const read = READ_AS.get(sign) ?? sign
    if (!FILLER.test(read)) plain += read.toLowerCase()
    else if (BREAK.test(sign) && !QUOTE.test(sign)) breaks.add(plain.length)
  }
  return { plain, breaks }
}

/** One or two Latin letters or figures between two Chinese signs, as in 躺x赚. */
const INSERTED = /(?<=\p{Script=Han})[a-z0-9]{1,2}(?=\p{Script=Han})/giu

/** Refuses a text that people will read and that says what nobody may promise; `field` is where it stands. */
export function refuseBanned(field: string, text: string): void {
  const phrases = bannedPhrases(text)
  const [phrase] = phrases
  if (phrase !== undefined) throw new Refusal('TEXT_REFUSED', { field, phrase, phrases: phrases.join('、') })
}

/** The banned phrases in `text`, in the table's order. Empty when it is clean. */
export function bannedPhrases(text: string): string[] {
  const reading = readingOf(text)
  // Letters are taken out for those alone that have no other meaning: 质保 3 本 is none.
  const without = readingOf(
    [...text.normalize('NFKC')]
      .filter((sign) => !FILLER.test(sign))
      .join('')
      .replace(INSERTED, ''),
  )
  const isSaid = (banned: Banned) => says(reading, banned) || (isPlain(banned) && says(without, banned))
  return BANNED.filter(isSaid).map(({ phrase }) => phrase)
}

const isPlain = ({ fineAfter, fineBefore }: Banned): boolean => fineAfter === undefined && fineBefore === undefined

/** Whether the phrase stands anywhere without a sign right beside it that makes it another word. */
function says({ plain, breaks }: Reading, { phrase, fineAfter = [], fineBefore = [] }: Banned): boolean {
  for (let at = plain.indexOf(phrase); at !== -1; at = plain.indexOf(phrase, at + 1)) {
    const end = at + phrase.length
    const isOther =
      (!breaks.has(at) && fineAfter.some((sign) => plain.endsWith(sign, at))) ||
      (!breaks.has(end) && fineBefore.some((sign) => plain.startsWith(sign, end)))
    if (!isOther) return true
  }
  return false
}
