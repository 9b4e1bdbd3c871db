import { yuan } from '@/format/money'
import type { Measure, Piece, Weight } from './canvas-pieces'

/** How a text is written: its height in units of the drawing, its weight and its colour. */
export interface Hand {
  readonly size: number
  readonly weight: Weight
  readonly fill: string
}

/** What continues the sign before it: joiners, variation selectors, skin tones, marks, flags' tags. */
const CONTINUES = /^[\u200D\uFE0E\uFE0F\u20E3\u{1F3FB}-\u{1F3FF}\p{M}\u{E0020}-\u{E007F}]/u
const FLAG = /^[\u{1F1E6}-\u{1F1FF}]$/u
const SPACE = /^\s+$/
const IN_WORD = /^[\p{Script=Latin}\p{N}.,%'’-]$/u

/** Signs as the eye counts them: a family or a flag is one. Phones lack Intl.Segmenter. */
export function signsOf(text: string): readonly string[] {
  const signs: string[] = []
  for (const point of Array.from(text)) {
    const last = signs[signs.length - 1]
    const joins =
      last !== undefined && (CONTINUES.test(point) || last.endsWith('\u200D') || (FLAG.test(point) && FLAG.test(last)))
    if (joins) signs[signs.length - 1] = last + point
    else signs.push(point)
  }
  return signs
}

/** What a line is not broken within: a Latin word or a number; any other sign stands alone. */
function chunksOf(text: string): readonly string[] {
  const chunks: string[] = []
  let inWord = false
  for (const sign of signsOf(text.replace(/\s+/g, ' ').trim())) {
    const joins = IN_WORD.test(sign)
    if (joins && inWord) chunks[chunks.length - 1] += sign
    else chunks.push(sign)
    inWord = joins
  }
  return chunks
}

/** A text in lines no wider than `width`; what does not fit into `lines` ends in …. */
export function wrapped(text: string, width: number, lines: number, measure: (text: string) => number): string[] {
  const done: string[] = []
  let line = ''
  // A word that is wider than a line is broken like any other text.
  const chunks = chunksOf(text).flatMap((chunk) => (measure(chunk) > width ? signsOf(chunk) : [chunk]))
  for (const [index, chunk] of chunks.entries()) {
    if (line === '' && SPACE.test(chunk)) continue
    if (line === '' || measure(line + chunk) <= width) {
      line += chunk
      continue
    }
    if (done.length + 1 === lines) return [...done, shortened(line + chunks.slice(index).join(''), width, measure)]
    done.push(line.trimEnd())
    line = SPACE.test(chunk) ? '' : chunk
  }
  return line.trim() === '' ? done : [...done, line.trimEnd()]
}

function shortened(text: string, width: number, measure: (text: string) => number): string {
  const signs = [...signsOf(text)]
  while (signs.length > 0 && measure(`${signs.join('').trimEnd()}…`) > width) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

interface Place {
  /** The left edge; with `centred` the middle. */
  readonly x: number
  /** The baseline of the first line. */
  readonly y: number
  readonly width: number
  readonly centred?: boolean
}

/** A text below a place, in at most `lines` lines. */
export function paragraph(
  text: string,
  { x, y, width, centred = false }: Place,
  { lines = 1, ...hand }: Hand & { readonly lines?: number },
  measure: Measure,
): Piece[] {
  const widthOf = (part: string) => measure(part, hand.size, hand.weight)
  return wrapped(text, width, lines, widthOf).map((line, index) => ({
    kind: 'text',
    text: line,
    x: centred ? x - widthOf(line) / 2 : x,
    y: y + index * hand.size * LINE,
    width: widthOf(line),
    ...hand,
  }))
}

/** The distance of two lines, in heights of the text. */
export const LINE = 1.4
/** ¥ and the fen beside the figure (reference/ui.md, "Tokens"). */
const SMALL = 0.6
/** The struck-through price beside the real one. */
const STRUCK = 0.46

export interface PriceTag {
  readonly priceFen: number
  readonly strikePriceFen: number | null
  /** The lowest of several: 起. */
  readonly isLowest: boolean
}

/** A price: ¥ and the fen small, the old one struck through after it where there is room. It shrinks to fit. */
export function priceTag(
  { priceFen, strikePriceFen, isLowest }: PriceTag,
  place: Place,
  { size, fill, quiet }: { readonly size: number; readonly fill: string; readonly quiet: string },
  measure: Measure,
): Piece[] {
  const [whole = '0', cents = '00'] = yuan(priceFen).split('.')
  const parts = (height: number) => {
    const small = Math.round(height * SMALL)
    return [
      { text: '¥', size: small },
      { text: whole, size: height },
      { text: `.${cents}`, size: small },
      ...(isLowest ? [{ text: '起', size: Math.round(height * STRUCK) }] : []),
    ].map((part) => ({ ...part, width: measure(part.text, part.size, 600) }))
  }
  const total = (height: number) => parts(height).reduce((sum, { width }) => sum + width, 0)
  let height = size
  while (height > 12 && total(height) > place.width) height -= 1
  const old = { text: `¥${yuan(strikePriceFen ?? 0)}`, size: Math.round(height * STRUCK) }
  const oldWidth = measure(old.text, old.size, 400)
  const gap = height * 0.3
  const hasOld = strikePriceFen !== null && strikePriceFen > priceFen && total(height) + gap + oldWidth <= place.width
  const wide = total(height) + (hasOld ? gap + oldWidth : 0)
  let x = place.centred ? place.x - wide / 2 : place.x
  const pieces: Piece[] = parts(height).map((part) => {
    const piece: Piece = { kind: 'text', x, y: place.y, weight: 600, fill, ...part }
    x += part.width
    return piece
  })
  if (!hasOld) return pieces
  x += gap
  return [
    ...pieces,
    { kind: 'text', x, y: place.y, weight: 400, fill: quiet, ...old, width: oldWidth },
    { kind: 'box', x, y: place.y - old.size * 0.36, width: oldWidth, height: 2, fill: quiet },
  ]
}
