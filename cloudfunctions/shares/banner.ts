import type { BANNER_SIZES } from '@shared/contracts/shares'
import { formatYuan } from '@shared/kernel/money'
import { escaped } from './escaped'
import { MALL, SAYS } from './phrases'
import type { Subject } from './subject'
import { widthOf, wrapped } from './wrapped'

export type BannerSize = (typeof BANNER_SIZES)[number]

/** Fonts that phones and computers have; quotes inside an attribute are single ones. */
const FONTS = "'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
/** Colours of the light theme (reference/ui.md): a site's own theme is not known to a picture. */
const INK = { brand: '#D93A26', tint: '#FEECEA', card: '#FFFFFF', line: '#E8EAED', text: '#1F2329', quiet: '#5F6570' }

interface Word {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly bold?: boolean
  readonly centred?: boolean
}
interface Layout {
  /** What lies under the words: shapes only. */
  readonly ground: string
  readonly from: Word & { readonly width: number }
  /** Lines below each other, `line` px from foot to foot. */
  readonly title: Word & { readonly width: number; readonly line: number; readonly lines: number }
  readonly price: Word & { readonly width: number }
  readonly button: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly size: number
  }
}

const LAYOUTS: Readonly<Record<BannerSize, Layout>> = {
  '630x330': {
    ground: `<circle cx="590" cy="40" r="150" fill="${INK.tint}"/><rect width="8" height="330" fill="${INK.brand}"/>`,
    from: { x: 44, y: 66, size: 22, fill: INK.quiet, width: 420 },
    title: { x: 44, y: 130, size: 36, fill: INK.text, bold: true, width: 542, line: 50, lines: 2 },
    price: { x: 44, y: 280, size: 44, fill: INK.brand, bold: true, width: 320 },
    button: { x: 426, y: 236, width: 160, height: 56, size: 24 },
  },
  '728x90': {
    ground: `<circle cx="700" cy="0" r="90" fill="${INK.tint}"/><rect width="6" height="90" fill="${INK.brand}"/>`,
    from: { x: 24, y: 24, size: 13, fill: INK.quiet, width: 380 },
    title: { x: 24, y: 49, size: 20, fill: INK.text, bold: true, width: 384, line: 27, lines: 2 },
    price: { x: 424, y: 55, size: 28, fill: INK.brand, bold: true, width: 160 },
    button: { x: 600, y: 25, width: 104, height: 40, size: 18 },
  },
  '160x600': {
    ground: `<rect width="160" height="96" fill="${INK.brand}"/><circle cx="80" cy="470" r="120" fill="${INK.tint}"/>`,
    from: { x: 80, y: 56, size: 18, fill: INK.card, bold: true, centred: true, width: 132 },
    title: { x: 16, y: 150, size: 24, fill: INK.text, bold: true, width: 128, line: 34, lines: 6 },
    price: { x: 80, y: 470, size: 30, fill: INK.brand, bold: true, centred: true, width: 132 },
    button: { x: 20, y: 510, width: 120, height: 48, size: 20 },
  },
}
/** `inside`: escaped already. */
const drawn = (inside: string, { x, y, size, fill, bold = false, centred = false }: Word): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="600"' : ''}${
    centred ? ' text-anchor="middle"' : ''
  }>${inside}</text>`
const word = (text: string, at: Word): string => drawn(escaped(text), at)

/** ¥ and 起 stand smaller beside the figure (reference/ui.md); all of it smaller where the amount is long. */
function priced({ fen, isLowest }: NonNullable<Subject['price']>, at: Word & { readonly width: number }): string {
  const amount = formatYuan(fen)
  const sides = `¥${isLowest ? SAYS.from : ''}`
  const size = Math.min(at.size, Math.floor(at.width / (widthOf(amount) + widthOf(sides) * SIDE)))
  const beside = (text: string) => `<tspan font-size="${size * SIDE}">${text}</tspan>`
  return drawn(`${beside('¥')}${amount}${isLowest ? beside(SAYS.from) : ''}`, { ...at, size })
}
const SIDE = 0.6

/** A picture of the subject; null draws the mall alone. Pure: the same subject gives the same bytes. */
export function bannerOf(size: BannerSize, subject: Subject | null): string {
  const { title, from, price } = subject ?? { title: SAYS.miniprogram, from: MALL, price: null }
  const layout = LAYOUTS[size]
  const [width = 0, height = 0] = size.split('x').map(Number)
  const lines = wrapped(title, layout.title.width / layout.title.size, layout.title.lines).map((line, index) =>
    word(line, { ...layout.title, y: layout.title.y + index * layout.title.line }),
  )
  const [shop = ''] = wrapped(from, layout.from.width / layout.from.size, 1)
  const { x, y, width: wide, height: high, size: type } = layout.button
  const label = {
    x: x + wide / 2,
    y: y + high / 2 + type * 0.36,
    size: type,
    fill: INK.card,
    bold: true,
    centred: true,
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONTS}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${INK.card}"/>${layout.ground}`,
    word(shop, layout.from),
    ...lines,
    ...(price === null ? [] : [priced(price, layout.price)]),
    `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="8" fill="${INK.brand}"/>`,
    word(SAYS.look, label),
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="none" stroke="${INK.line}"/>`,
    '</svg>',
  ].join('')
}
