type Context = CanvasRenderingContext2D

/** Colours from the left to the right of a drawing, each with its place from 0 to 1. */
type Sheen = readonly (readonly [at: number, colour: string])[]
type Ellipse = readonly [x: number, y: number, rx: number, ry: number]
/** A path in SVG's letters (`trace` knows which) or an ellipse, within 200 × 200; with a width it is a line. */
type Stroke = readonly [colour: string | Sheen, shape: string | Ellipse, lineWidth?: number]
interface Drawing {
  /** The colours behind it, from the top to the bottom. */
  readonly ground: readonly [string, string]
  readonly strokes: readonly Stroke[]
}

/** The same ellipses one above the other: a stack of woven mats. */
const mat = (x: number, y: number, r: number): Stroke[] => [
  ['#8a6a2c', [x, y + 10, r, r * 0.61]],
  ['#dbb765', [x, y, r, r * 0.61]],
  ['#a9823a', [x, y, r * 0.82, r * 0.5], 2.4],
  ['#f7e7b4', [x, y, r * 0.6, r * 0.37], 2.4],
  ['#a9823a', [x, y, r * 0.38, r * 0.24], 2.4],
  ['#8a6a2c', [x, y, r * 0.16, r * 0.1]],
]
/** A flower of five petals: the mark on the demo mall's labels. */
const flower = (x: number, y: number, petal: string): Stroke[] => [
  [petal, [x, y - 8, 6, 6]],
  [petal, [x - 8, y - 2, 6, 6]],
  [petal, [x + 8, y - 2, 6, 6]],
  [petal, [x - 5, y + 6, 6, 6]],
  [petal, [x + 5, y + 6, 6, 6]],
  ['#f4c64e', [x, y, 5, 5]],
]
/** A bar of soap: its side, its top, and the paper around it. */
const soap = (x: number, y: number, side: string, top: string): Stroke[] => [
  [side, `M${x} ${y + 8}h128v22c0 6-4 10-10 10h-108c-6 0-10-4-10-10z`],
  [top, `M${x + 10} ${y}h108c14 0 14 22 0 22h-108c-14 0-14-22 0-22z`],
  ['#f7f1e3', `M${x + 46} ${y}h32v40h-32z`],
]

/**
 * The demo world's pictures once more, for canvases: pages have them as styles (`product-picture/drawn.scss`), which no
 * canvas takes, and whether WeChat's canvas takes SVG differs by phone. Fewer strokes, the same things and colours.
 */
const DRAWINGS: Readonly<Record<string, Drawing>> = {
  oil: {
    ground: ['#f6efe0', '#e9dcc0'],
    strokes: [
      ['#d9c8a5', [100, 180, 62, 8]],
      [
        [
          [0.36, '#7a4a0c'],
          [0.44, '#e0a02e'],
          [0.52, '#f6cf6a'],
          [0.64, '#8f5a12'],
        ],
        'M90 18h20v26c0 10 18 16 18 34v88c0 8-5 12-12 12H84c-7 0-12-4-12-12V78c0-18 18-24 18-34z',
      ],
      ['#3d2b1c', 'M88 12h24v18H88z'],
      ['#c9a25a', 'M88 22h24v4H88z'],
      ['#fbf6ea', 'M72 92h56v58H72z'],
      ['#b8862f', 'M72 92h56v3H72zM72 147h56v3H72z'],
      ...flower(100, 113, '#d8433b'),
      ['#6b5632', 'M84 131h32M90 138h20', 2.6],
      ['#3f7a46', 'M138 172c-8-20 6-34 30-34 0 22-10 34-30 34z'],
      ['#8fbf7f', 'M139 171c6-12 14-22 27-31', 1.6],
      ['#8c5a34', [46, 164, 15, 15]],
      ['#5f3a1e', 'M46 149c-5 9-5 21 0 30M33 158c8 3 18 3 26 0', 1.6],
    ],
  },
  honey: {
    ground: ['#fff4d9', '#fbe3ae'],
    strokes: [
      ['#e3c78f', [100, 176, 70, 8]],
      [
        [
          [0.2, '#b96a0b'],
          [0.4, '#f7b52c'],
          [0.53, '#ffd468'],
          [0.74, '#c2740f'],
        ],
        'M52 62h84c8 6 12 14 12 24v72c0 10-6 16-16 16H56c-10 0-16-6-16-16V86c0-10 4-18 12-24z',
      ],
      ['#8a5a33', 'M46 34h96c3 0 5 2 5 5v18c0 3-2 5-5 5H46c-3 0-5-2-5-5V39c0-3 2-5 5-5z'],
      ['#6d4424', 'M41 44h106M41 52h106', 1.8],
      ['#fffaf0', 'M62 92l32-14 32 14v42l-32 16-32-16z'],
      ['#d99a2b', 'M66 95l28-12 28 12v36l-28 14-28-14z', 2],
      ...flower(94, 106, '#f4a6b0'),
      ['#8a6a3a', 'M80 125h28M86 132h16', 2.6],
      ['#a9713d', 'M176 76l-14 62', 6],
      ['#b97c42', [159, 150, 15, 6]],
      ['#b97c42', [157, 159, 16, 6]],
      ['#b97c42', [155, 168, 13, 6]],
    ],
  },
  soap: {
    ground: ['#eef3e8', '#dbe6d2'],
    strokes: [
      ['#c3d0b6', [100, 172, 78, 9]],
      ...soap(28, 128, '#9c7a4e', '#bb9766'),
      ...soap(42, 92, '#6f8f5c', '#8fb079'),
      ...soap(32, 56, '#d8bd8f', '#efdcb8'),
      ['#c8452f', 'M86 68c0-7 6-9 8-4 2-5 8-3 8 4 0 5-5 7-8 10-3-3-8-5-8-10z'],
      ['#ffffff', [158, 40, 13, 13]],
      ['#ffffff', [178, 58, 8, 8]],
      ['#ffffff', [144, 26, 6, 6]],
      ['#4e8a50', 'M20 60C14 40 30 26 54 28c0 20-12 34-34 32z'],
      ['#a5cf98', 'M21 59c8-12 18-21 31-29', 1.6],
    ],
  },
  'gift-box': {
    ground: ['#fdeee6', '#f6d9cb'],
    strokes: [
      ['#dcb3a3', [100, 178, 76, 8]],
      ['#bf352c', 'M36 88h128v78c0 4-4 8-8 8H44c-4 0-8-4-8-8z'],
      ['#8f211c', 'M36 88h128v10H36z'],
      ['#df5245', 'M28 62h144c3 0 6 3 6 6v16c0 3-3 6-6 6H28c-3 0-6-3-6-6V68c0-3 3-6 6-6z'],
      ['#e9bf6a', 'M88 62h24v112H88z'],
      ['#f6d894', 'M88 62h6v112h-6z'],
      [
        '#e9bf6a',
        'M100 60C84 60 56 58 56 42c0-14 20-16 30-4 6 7 10 14 14 22zM100 60c16 0 44-2 44-18 0-14-20-16-30-4-6 7-10 14-14 22z',
      ],
      [
        '#c4923c',
        'M100 60c-10-2-28-6-30-16 0-6 8-8 14 0 6 7 10 10 16 16zM100 60c10-2 28-6 30-16 0-6-8-8-14 0-6 7-10 10-16 16z',
      ],
      ...flower(100, 56, '#fff4ec'),
      ['#d98070', 'M50 120c8-8 18-8 24 0M50 140c8-8 18-8 24 0M126 120c8-8 18-8 24 0M126 140c8-8 18-8 24 0', 2],
    ],
  },
  coasters: {
    ground: ['#eef3e2', '#d6e2bd'],
    strokes: [
      ['#bccaa0', [100, 168, 78, 10]],
      ...mat(100, 146, 62),
      ...mat(100, 130, 62),
      ...mat(100, 114, 62),
      ...mat(104, 84, 52),
      ['#5b8c4a', 'M156 40c14-10 28-10 34-4-6 12-20 18-34 4z'],
      ['#b9d49a', 'M158 41c10 0 20-2 30-4', 1.6],
    ],
  },
}

/** The drawing `drawn:<name>` of a catalog's picture; null for one that this app does not bring along. */
export const drawingOf = (name: string): Drawing | null => DRAWINGS[name] ?? null

/** Draws within 200 × 200 from the context's origin. */
export function paintDrawing(context: Context, { strokes }: Drawing): void {
  context.lineCap = 'round'
  for (const [colour, shape, lineWidth] of strokes) {
    context.beginPath()
    if (typeof shape === 'string') trace(context, shape)
    else context.ellipse(...shape, 0, 0, 2 * Math.PI)
    if (lineWidth !== undefined) {
      context.lineWidth = lineWidth
      context.strokeStyle = String(colour)
      context.stroke()
    } else {
      context.fillStyle = typeof colour === 'string' ? colour : sheen(context, colour)
      context.fill()
    }
  }
}

function sheen(context: Context, stops: Sheen): CanvasGradient {
  const gradient = context.createLinearGradient(0, 0, 200, 0)
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}

const NUMBERS: Readonly<Record<string, number>> = { M: 2, l: 2, h: 1, H: 1, v: 1, V: 1, c: 6, C: 6, z: 0 }

/** Follows a path: M, l, h, H, v, V, c, C and z, a letter's numbers as often as they stand there. */
function trace(context: Context, path: string): void {
  let [x, y] = [0, 0]
  for (const part of path.match(/[MlhHvVcCz][^A-Za-z]*/g) ?? []) {
    const letter = part.charAt(0)
    const numbers = (part.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    const step = NUMBERS[letter] ?? 0
    if (step === 0) context.closePath()
    for (let at = 0; step > 0 && at < numbers.length; at += step) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.slice(at, at + step)
      const [ox, oy] = letter === 'c' || letter === 'l' ? [x, y] : [0, 0]
      if (step === 6) {
        context.bezierCurveTo(ox + a, oy + b, ox + c, oy + d, ox + e, oy + f)
        ;[x, y] = [ox + e, oy + f]
        continue
      }
      if (letter === 'h' || letter === 'H') x = letter === 'h' ? x + a : a
      else if (letter === 'v' || letter === 'V') y = letter === 'v' ? y + a : a
      else [x, y] = [ox + a, oy + b]
      if (letter === 'M') context.moveTo(x, y)
      else context.lineTo(x, y)
    }
  }
}
