import type { Draft } from '@shared/contracts'
import { hiddenPaper, hiddenPictureOf, loadPicture, type Paper } from './canvas'
import { drawingOf } from './canvas-drawings'
import { type Loaded, type Measure, measureOn, type Piece, paint } from './canvas-pieces'
import { paragraph, priceTag, signsOf } from './canvas-words'

/** What a share's card shows. Prices in fen; `picture`: an address, or the name of a drawing of ours. */
export interface CardSpec {
  readonly title: string
  readonly priceFen: number | null
  readonly strikePriceFen?: number | null
  readonly picture: string | null
  readonly kind: Draft<'shares.create'>['target']['kind']
}

/** WeChat's ratio for a card is 5:4; larger ones are only scaled down. */
export const CARD = { width: 500, height: 400, scale: 2 }
/** WeChat waits three seconds for a card. */
const GIVE_UP_MS = 2_500

/** Colours of the light theme (reference/ui.md): a chat's own theme is not known to a picture. */
const INK = { brand: '#D93A26', quiet: '#767C87', text: '#1F2329', card: '#FFFFFF' }

/** What stands in a picture's place, by what it is about: a word, and the two colours behind it. */
export const PLACEHOLDERS: Readonly<
  Record<CardSpec['kind'], { readonly word: string | null; readonly ground: readonly [string, string] }>
> = {
  product: { word: null, ground: ['#F4A28F', '#D96A54'] },
  coupon: { word: '优惠券', ground: ['#F7B267', '#D9772B'] },
  live: { word: '直播', ground: ['#F08A9B', '#C63F5E'] },
  video: { word: '视频', ground: ['#8FA8E8', '#4B63B8'] },
  article: { word: '图文', ground: ['#86C5A4', '#3C8A63'] },
  shop: { word: '店铺', ground: ['#EFC27B', '#B9812B'] },
  register: { word: '欢迎', ground: ['#F2907C', '#C9402C'] },
  miniprogram: { word: '商城', ground: ['#F2907C', '#C9402C'] },
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius?: number
}
interface About {
  readonly kind: CardSpec['kind']
  readonly title: string
  readonly picture: string | null
}

/** What something looks like: its loaded picture, our drawing of it, or a word (a product: its first sign) on colours. */
export function lookOf(
  { kind, title, picture }: About,
  loaded: Loaded | null,
  place: Place,
  measure: Measure,
): Piece[] {
  if (loaded !== null) return [{ kind: 'picture', picture: loaded, ...place }]
  const name = picture?.startsWith('drawn:') ? picture.slice('drawn:'.length) : null
  if (name !== null && drawingOf(name) !== null) return [{ kind: 'drawing', name, ...place }]
  const { word, ground } = PLACEHOLDERS[kind]
  const size = Math.min(place.width, place.height) * (word === null ? 0.4 : 0.22)
  const middle = { x: place.x + place.width / 2, y: place.y + place.height / 2 + size * 0.36, width: place.width }
  const said = word ?? signsOf(title.trim())[0] ?? '好'
  return [
    { kind: 'box', fill: ground, ...place },
    ...paragraph(said, { ...middle, centred: true }, { size, weight: 600, fill: INK.card }, measure),
  ]
}

/** The address of a picture that has to be fetched; null for a drawing and for none. */
export const fetchedOf = (picture: string | null): string | null =>
  picture === null || picture.startsWith('drawn:') ? null : picture

/** What stands where on a card. WeChat writes the title above it, so a card with a price does not say it again. */
export function cardPieces(spec: CardSpec, loaded: Loaded | null, measure: Measure): Piece[] {
  const { width, height } = CARD
  const ground: Piece = { kind: 'box', x: 0, y: 0, width, height, fill: INK.card }
  if (spec.priceFen === null) {
    return [ground, ...lookOf(spec, loaded, { x: 0, y: 0, width, height }, measure)]
  }
  const bar = 92
  const price = { priceFen: spec.priceFen, strikePriceFen: spec.strikePriceFen ?? null, isLowest: false }
  const button = { x: width - 152, y: height - bar + 20, width: 132, height: 52 }
  const hand = { size: 26, weight: 600, fill: INK.card } as const
  return [
    ground,
    ...lookOf(spec, loaded, { x: 0, y: 0, width, height: height - bar }, measure),
    ...priceTag(
      price,
      { x: 20, y: height - 28, width: button.x - 36 },
      { size: 48, fill: INK.brand, quiet: INK.quiet },
      measure,
    ),
    { kind: 'box', ...button, radius: 26, fill: INK.brand },
    ...paragraph('去看看', { x: button.x + 66, y: button.y + 35, width: 120, centred: true }, hand, measure),
  ]
}

/** The card's picture (5:4) as a file; null where it can't be drawn, and then WeChat takes the page's own look. */
export async function shareCardOf(spec: CardSpec): Promise<string | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const giveUp = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), GIVE_UP_MS)
  })
  const drawn = drawCard(spec).catch(() => null)
  return Promise.race([drawn, giveUp]).finally(() => clearTimeout(timer))
}

async function drawCard(spec: CardSpec): Promise<string | null> {
  const paper = hiddenPaper(CARD)
  return paper === null ? null : hiddenPictureOf(await cardOn(paper, spec), nameOf(spec))
}

async function cardOn(paper: Paper, spec: CardSpec): Promise<Paper> {
  const url = fetchedOf(spec.picture)
  const loaded = url === null ? null : await loadPicture(paper, url)
  paint(paper.context, cardPieces(spec, loaded, measureOn(paper.context)))
  return paper
}

/** Cards of a phone that keeps them in the app's folder: 60 KB each, so a few MB. */
const NAMES = 251

/** A file's name for what is on the card, so that two cards drawn at once don't share one. */
function nameOf(spec: CardSpec): string {
  const sum = Array.from(JSON.stringify(spec)).reduce(
    (total, sign) => (total * 31 + (sign.codePointAt(0) ?? 0)) % NAMES,
    7,
  )
  return `share-card-${sum}`
}
