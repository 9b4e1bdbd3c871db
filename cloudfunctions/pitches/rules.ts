import { type Fen, formatYuan } from '@shared/kernel/money'
import { BLANKS } from './model'

type Blank = (typeof BLANKS)[number]

/** What a text is filled with; null for what the share or its promoter does not have. */
export interface Filling {
  readonly link: string
  readonly code: string | null
  readonly product: string | null
  readonly priceFen: Fen | null
}

/** Full-width braces too: a Chinese keyboard writes them, and a blank that nobody fills must not get out. */
const BLANK = /[{｛]([^{}｛｝]*)[}｝]/g

const isBlank = (name: string): name is Blank => BLANKS.some((blank) => blank === name)

/** The first thing in braces that is no blank, as it was written; null when there is none. */
export function unknownBlank(text: string): string | null {
  for (const [written, name = ''] of text.matchAll(BLANK)) {
    if (!isBlank(name) || written !== `{${name}}`) return written
  }
  return null
}

/** The text with its blanks filled; null when it speaks of something that there is not. What is filled in is not read again. */
export function filled(text: string, { link, code, product, priceFen }: Filling): string | null {
  const words: Record<Blank, string | null> = {
    ...{ link, code, product },
    price: priceFen === null ? null : `¥${formatYuan(priceFen)}`,
  }
  let isWhole = true
  const whole = text.replace(BLANK, (written, name: string) => {
    const word = isBlank(name) ? words[name] : written
    if (word === null) isWhole = false
    return word ?? ''
  })
  return isWhole ? whole : null
}

/** The same ones in the order of `ids`; null when these are not all of them, each once. */
export function arranged<P extends { readonly pitchId: string }>(
  known: readonly P[],
  ids: readonly string[],
): P[] | null {
  const wanted = ids.flatMap((id) => known.find(({ pitchId }) => pitchId === id) ?? [])
  return ids.length === known.length && new Set(wanted).size === known.length ? wanted : null
}
