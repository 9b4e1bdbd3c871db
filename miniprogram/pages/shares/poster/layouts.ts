import type { Loaded, Measure, Piece } from '@/api/canvas-pieces'
import { type PriceTag, paragraph, priceTag, wrapped } from '@/api/canvas-words'
import { type CardSpec, lookOf } from '@/api/share-card'
import { monogram, nameOf } from '@/format/names'

/** Every layout has this size, in its own units. */
export const POSTER = { width: 750, height: 1200, scale: 1.5 }

/** What is on a poster. All of it was checked where it was written; the words around it are ours. */
export interface PosterSpec {
  readonly kind: CardSpec['kind']
  readonly title: string
  /** From whom: the shop, or channel and shop; empty for the mall itself. */
  readonly from: string
  /** Null for what has no price. */
  readonly price: PriceTag | null
  /** An address or `drawn:<name>`; null for none. */
  readonly picture: string | null
  /** The promoter's own. */
  readonly nickname: string | null
}
/** Its pictures, as the canvas loaded them. Null: there is none, or it did not come; a poster has a code or is none. */
export interface PosterPictures {
  readonly picture: Loaded | null
  readonly avatar: Loaded | null
  readonly code: Loaded
}

export const SCAN = '长按识别小程序码'
export const RECOMMENDS = '推荐给你'

const INK = { brand: '#D93A26', text: '#1F2329', second: '#5F6570', quiet: '#767C87', card: '#FFFFFF', bg: '#F5F6F7' }
const GOLD = '#F9E2B0'

type Layout = (spec: PosterSpec, pictures: PosterPictures, measure: Measure) => Piece[]

/** The promoter's face, or the first sign of their name, in a circle. */
function face(
  { nickname }: PosterSpec,
  { avatar }: PosterPictures,
  x: number,
  y: number,
  size: number,
  measure: Measure,
) {
  const place = { x, y, width: size, height: size, radius: size / 2 }
  if (avatar !== null) return [{ kind: 'picture', picture: avatar, ...place }] satisfies Piece[]
  const hand = { size: size * 0.45, weight: 600, fill: INK.brand } as const
  const middle = { x: x + size / 2, y: y + size * 0.66, width: size, centred: true }
  const circle: Piece = { kind: 'box', fill: '#FDEEEB', ...place }
  return [circle, ...paragraph(monogram(nickname), middle, hand, measure)]
}

/** `小王 推荐给你`: a long name is shortened, what they do is not. */
function recommends({ nickname }: PosterSpec, width: number, size: number, measure: Measure): string {
  // As bold as it may be written, and one sign of room.
  const widthOf = (text: string) => measure(text, size, 600)
  const [name = ''] = wrapped(nameOf(nickname), width - widthOf(` ${RECOMMENDS}`) - size, 1, widthOf)
  return `${name} ${RECOMMENDS}`
}

/** The code on white, which readers need around it, and what to do with it below. */
function codeAt({ code }: PosterPictures, x: number, y: number, size: number, fill: string, measure: Measure): Piece[] {
  const below = { x: x + size / 2, y: y + size + 40, width: size + 40, centred: true }
  return [
    { kind: 'box', x, y, width: size, height: size, radius: 16, fill: INK.card },
    { kind: 'picture', x: x + 8, y: y + 8, width: size - 16, height: size - 16, picture: code },
    ...paragraph(SCAN, below, { size: 24, weight: 400, fill }, measure),
  ]
}

/** 简约: white paper, the promoter on top, the picture in the middle. */
const plain: Layout = (spec, pictures, measure) => {
  const left = 80
  const column = { x: left, width: 370 }
  const tag = { size: 60, fill: INK.brand, quiet: INK.quiet }
  return [
    { kind: 'box', x: 0, y: 0, width: POSTER.width, height: POSTER.height, fill: INK.bg },
    { kind: 'box', x: 40, y: 40, width: 670, height: 1120, radius: 28, fill: INK.card },
    ...face(spec, pictures, left, 84, 88, measure),
    ...paragraph(
      nameOf(spec.nickname),
      { x: 188, y: 122, width: 480 },
      { size: 32, weight: 600, fill: INK.text },
      measure,
    ),
    ...paragraph(RECOMMENDS, { x: 188, y: 162, width: 480 }, { size: 26, weight: 400, fill: INK.second }, measure),
    ...lookOf(spec, pictures.picture, { x: left, y: 204, width: 590, height: 590, radius: 20 }, measure),
    ...paragraph(spec.title, { ...column, y: 868 }, { size: 36, weight: 600, fill: INK.text, lines: 3 }, measure),
    ...(spec.price === null ? [] : priceTag(spec.price, { ...column, y: 1052 }, tag, measure)),
    ...paragraph(spec.from, { ...column, y: 1112 }, { size: 24, weight: 400, fill: INK.quiet }, measure),
    ...codeAt(pictures, 470, 830, 200, INK.second, measure),
  ]
}

/** 大图: the picture from edge to edge, a sheet below it that begins with the price. */
const large: Layout = (spec, pictures, measure) => {
  const [left, wide] = [56, 638]
  const top = spec.price === null ? 880 : 960
  return [
    { kind: 'box', x: 0, y: 0, width: POSTER.width, height: POSTER.height, fill: INK.card },
    ...lookOf(spec, pictures.picture, { x: 0, y: 0, width: 750, height: 820 }, measure),
    { kind: 'box', x: 0, y: 780, width: 750, height: 420, radius: 40, fill: INK.card },
    { kind: 'box', x: 0, y: 900, width: 750, height: 300, fill: INK.card },
    ...(spec.price === null
      ? []
      : priceTag(
          spec.price,
          { x: left, y: 880, width: 400 },
          { size: 72, fill: INK.brand, quiet: INK.quiet },
          measure,
        )),
    ...paragraph(
      spec.title,
      { x: left, y: top, width: 400 },
      { size: 34, weight: 600, fill: INK.text, lines: spec.price === null ? 3 : 2 },
      measure,
    ),
    ...paragraph(spec.from, { x: left, y: 1052, width: 400 }, { size: 24, weight: 400, fill: INK.quiet }, measure),
    ...face(spec, pictures, left, 1084, 72, measure),
    ...paragraph(
      recommends(spec, 330, 28, measure),
      { x: left + 88, y: 1130, width: 330 },
      { size: 28, weight: 400, fill: INK.second },
      measure,
    ),
    ...codeAt(pictures, left + wide - 210, 860, 210, INK.second, measure),
  ]
}

/** 喜庆: red and gold, everything in the middle. */
const festive: Layout = (spec, pictures, measure) => {
  const middle = { x: 375, centred: true }
  const tag = { size: 56, fill: INK.brand, quiet: INK.quiet }
  const name = paragraph(
    recommends(spec, 600, 32, measure),
    { ...middle, y: 208, width: 600 },
    { size: 32, weight: 600, fill: GOLD },
    measure,
  )
  return [
    { kind: 'box', x: 0, y: 0, width: 750, height: 1200, fill: ['#D4382A', '#8E1712'] },
    { kind: 'box', x: 24, y: 24, width: 702, height: 1152, radius: 32, fill: '#E9BF6A' },
    { kind: 'box', x: 27, y: 27, width: 696, height: 1146, radius: 30, fill: ['#CF3528', '#8E1712'] },
    { kind: 'box', x: 325, y: 56, width: 100, height: 100, radius: 50, fill: GOLD },
    ...face(spec, pictures, 329, 60, 92, measure),
    ...name,
    { kind: 'box', x: 80, y: 244, width: 590, height: 640, radius: 28, fill: '#FFFDF7' },
    ...lookOf(spec, pictures.picture, { x: 104, y: 268, width: 542, height: 410, radius: 16 }, measure),
    ...paragraph(
      spec.title,
      { ...middle, y: spec.price === null ? 740 : 728, width: 530 },
      { size: 32, weight: 600, fill: INK.text, lines: 2 },
      measure,
    ),
    ...(spec.price === null
      ? paragraph(spec.from, { ...middle, y: 846, width: 530 }, { size: 26, weight: 400, fill: INK.second }, measure)
      : priceTag(spec.price, { ...middle, y: 848, width: 530 }, tag, measure)),
    ...codeAt(pictures, 275, 910, 200, GOLD, measure),
  ]
}

export const TEMPLATES = [
  { value: 'plain', text: '简约' },
  { value: 'large', text: '大图' },
  { value: 'festive', text: '喜庆' },
] as const
export type Template = (typeof TEMPLATES)[number]['value']

const LAYOUTS: Readonly<Record<Template, Layout>> = { plain, large, festive }

/** What stands where on a poster, the lowest first. */
export const posterPieces = (
  template: Template,
  spec: PosterSpec,
  pictures: PosterPictures,
  measure: Measure,
): Piece[] => LAYOUTS[template](spec, pictures, measure)
