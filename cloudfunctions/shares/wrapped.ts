/** Signs as people see them: an emoji of several code points is one. */
const signsOf = (text: string): string[] =>
  Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)

/** Widths in em, a little more than the fonts of our stack have: a line may end early, never stick out. */
const NARROW = 0.32
const LETTER = 0.6
const CAPITAL = 0.74
const BROAD = 0.95
const WIDE = 1
const widthOfSign = (sign: string): number => {
  if (/^[ !'(),.:;[\]|ijlI]$/.test(sign)) return NARROW
  if (/^[MWmw@%]$/.test(sign)) return BROAD
  if (/^[A-Z&]$/.test(sign)) return CAPITAL
  return /^[\u0020-\u024F]$/u.test(sign) ? LETTER : WIDE
}
/** How wide the text is in em, about. */
export const widthOf = (text: string): number => signsOf(text).reduce((sum, sign) => sum + widthOfSign(sign), 0)

const ELLIPSIS = '…'

/**
 * The text in at most `lines` lines of `width` em; what does not fit is cut, and … says so. A word of letters goes to the
 * next line whole unless it is longer than a line.
 */
export function wrapped(text: string, width: number, lines: number): string[] {
  const rows: string[] = ['']
  for (const word of wordsOf(text)) {
    const row = rows.at(-1) ?? ''
    if (widthOf(row + word.trimEnd()) <= width) rows[rows.length - 1] = row + word
    else for (const piece of broken(word, width)) rows.push(piece)
  }
  const filled = rows.map((row) => row.trim()).filter((row) => row !== '')
  if (filled.length <= lines) return filled
  return [...filled.slice(0, lines - 1), cut(filled.slice(lines - 1).join(' '), width)]
}

/** What no line begins with. */
const CLOSING = /^[，。！？、：；）】》”’…!?)%]/

/** Words of letters and digits with the space after them; every other sign is a word of its own. */
const wordsOf = (text: string): string[] =>
  Array.from(text.trim().matchAll(/[A-Za-z0-9.,/+-]+ *|\p{RI}\p{RI}|./gsu), ([word]) => word).reduce<string[]>(
    // What belongs to the sign before stays with it: a skin, a joined emoji, a comma.
    (words, word) => {
      const last = words.at(-1)
      const belongs = last !== undefined && (CLOSING.test(word) || signsOf(last + word).length === signsOf(last).length)
      if (belongs) words[words.length - 1] = last + word
      else words.push(word)
      return words
    },
    [],
  )

/** A word in pieces that fit a line. */
function broken(word: string, width: number): string[] {
  const pieces = ['']
  for (const sign of signsOf(word)) {
    const piece = pieces.at(-1) ?? ''
    if (piece === '' || widthOf(piece + sign.trimEnd()) <= width) pieces[pieces.length - 1] = piece + sign
    else pieces.push(sign)
  }
  return pieces
}

/** As much of the text as fits beside …, which is always added. */
function cut(text: string, width: number): string {
  let kept = ''
  for (const sign of signsOf(text)) {
    if (widthOf(kept + sign + ELLIPSIS) > width) break
    kept += sign
  }
  return `${kept.trimEnd()}${ELLIPSIS}`
}
