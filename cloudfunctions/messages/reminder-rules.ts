import type { REMINDER_VALUES, REMINDERS } from '@shared/contracts/messages'
import { fen, formatYuan } from '@shared/kernel/money'
import type { Letter, OrderMessage, ReminderTemplate } from './model'
import { amountInWords, goodsInWords, NAMELESS, REMINDER_WORDS, timeInWords } from './phrases'

export type Reminder = (typeof REMINDERS)[number]
type Value = (typeof REMINDER_VALUES)[number]
/** What a reminder can say, before it is cut. `amount` in yuan. */
export type Values = Readonly<Partial<Record<Value, string>>> & { readonly phrase: string }

/** What there is to say of each: a template that asks for something else can't be filled. */
const VALUES_OF: Readonly<Record<Reminder, readonly Value[]>> = {
  'order-shipped': ['title', 'time', 'text'],
  'refund-succeeded': ['title', 'amount', 'time', 'text'],
  'commission-frozen': ['title', 'amount', 'time', 'text'],
  letter: ['title', 'time', 'name', 'text'],
}

/** What a field of WeChat's kinds takes. A field for things takes any text; one for numbers no sign of Chinese. */
const FITS: Readonly<Record<string, readonly Value[]>> = {
  thing: ['title', 'amount', 'time', 'name', 'text'],
  number: ['amount'],
  character_string: ['amount'],
  time: ['time'],
  date: ['time'],
  amount: ['amount'],
  name: ['name'],
  phrase: ['text'],
}

const kindOf = (key: string): string => key.replace(/\d+$/, '')

/** Whether every field can be filled with what it asks for, and there is one. */
export function canFill({ reminder, fields }: ReminderTemplate): boolean {
  const all = Object.entries(fields)
  return (
    all.length > 0 &&
    all.every(([key, value]) => VALUES_OF[reminder].includes(value) && FITS[kindOf(key)]?.includes(value))
  )
}

/** The kinds of order messages that people are reminded of. */
export const isReminder = (kind: string): kind is Exclude<Reminder, 'letter'> => kind !== 'letter' && kind in VALUES_OF

/** Where a tap on the reminder leads, without a leading slash. */
export function pageOf(reminder: Reminder, orderId: string): string {
  if (reminder === 'letter') return 'pages/messages/inbox/index'
  if (reminder === 'commission-frozen') return 'pages/commissions/earnings/index'
  return `pages/orders/order/index?id=${orderId}`
}

export const valuesOfOrder = (
  reminder: Exclude<Reminder, 'letter'>,
  { title, lines, amountFen }: Pick<OrderMessage, 'title' | 'lines' | 'amountFen'>,
  at: number,
): Values => ({
  title: goodsInWords(title, lines),
  time: timeInWords(at),
  ...(amountFen === null ? {} : { amount: formatYuan(fen(amountFen)) }),
  ...REMINDER_WORDS[reminder],
})

/** `name`: the promoter's, masked; empty for who gave none. */
export const valuesOfLetter = ({ title, body, sentAt }: Letter, name: string): Values => ({
  ...{ title, time: timeInWords(sentAt), name: name === '' ? NAMELESS : name },
  ...{ text: body, phrase: REMINDER_WORDS.letter.phrase },
})

/** The template's fields with what they say, each within WeChat's limits: more of it would be refused whole (47003). */
export const dataOf = ({ fields }: Pick<ReminderTemplate, 'fields'>, values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, filled(kindOf(key), value, values)]))

function filled(kind: string, value: Value, values: Values): string {
  const said = visible(values[value] ?? '') || values.phrase
  if (kind === 'phrase') return values.phrase
  if (kind === 'number' || kind === 'character_string') return said
  if (value === 'amount') return amountInWords(said)
  if (kind === 'thing') return cut(said, THING_MAX)
  if (kind === 'name') return cut(said, IS_LATIN.test(said) ? NAME_LATIN_MAX : NAME_MAX)
  return said
}

/** Of reference/wechat.md, section 3. How WeChat counts an emoji it does not say, so it counts as much as it may: by UTF-16. */
const THING_MAX = 20
const NAME_MAX = 10
const NAME_LATIN_MAX = 20
const IS_LATIN = /^[\p{ASCII}]*$/u

/** One line without signs that hide, turn or break text; WeChat refuses an empty value, and the whole message with it. */
const visible = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/(?!\u200d)\p{C}/gu, '')
    .replace(/^[ \u200d]+|[ \u200d]+$/gu, '')

/** At most `max` long; what was cut off shows, and no emoji is cut in the middle. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of SIGNS.segment(text)) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept}…`
}
const SIGNS = new Intl.Segmenter('zh', { granularity: 'grapheme' })
