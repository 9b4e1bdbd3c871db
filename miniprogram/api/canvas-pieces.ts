import { drawingOf, paintDrawing } from './canvas-drawings'

/** A picture that was loaded for a canvas. */
export interface Loaded {
  readonly width: number
  readonly height: number
}

export type Weight = 400 | 600

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius?: number
}

/** One thing on a canvas, in units of the drawing. A layout is a list of them, the lowest first; drawing only follows it. */
export type Piece =
  /** Two colours: from the top to the bottom. */
  | (Box & { readonly kind: 'box'; readonly fill: string | readonly [string, string] })
  /** The middle of a loaded picture, cut to the box. */
  | (Box & { readonly kind: 'picture'; readonly picture: Loaded })
  /** A drawing that the app brings along, whole within the box. */
  | (Box & { readonly kind: 'drawing'; readonly name: string })
  /** One line; `y` is its baseline. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly width: number
      readonly size: number
      readonly weight: Weight
      readonly fill: string
    }

export type Context = CanvasRenderingContext2D
/** How wide a text would be. */
export type Measure = (text: string, size: number, weight: Weight) => number

/** Fonts that phones have; WeChat's canvas knows the last one everywhere. */
const fontOf = (size: number, weight: Weight): string =>
  `${weight === 600 ? 'bold' : 'normal'} ${size}px "PingFang SC", "Noto Sans CJK SC", sans-serif`

export const measureOn =
  (context: Context): Measure =>
  (text, size, weight) => {
    context.font = fontOf(size, weight)
    return context.measureText(text).width
  }

/** Draws pieces, the lowest first. */
export function paint(context: Context, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    context.save()
    paintOne(context, piece)
    context.restore()
  }
}

function paintOne(context: Context, piece: Piece): void {
  if (piece.kind === 'text') {
    context.font = fontOf(piece.size, piece.weight)
    context.fillStyle = piece.fill
    context.fillText(piece.text, piece.x, piece.y)
    return
  }
  outline(context, piece)
  if (piece.kind === 'box') {
    context.fillStyle = typeof piece.fill === 'string' ? piece.fill : shade(context, piece, piece.fill)
    context.fill()
  } else if (piece.kind === 'picture') {
    const { x, y, width, height, picture } = piece
    context.clip()
    const [left, top, fromWidth, fromHeight] = middleOf(picture, width / height)
    context.drawImage(picture as HTMLImageElement, left, top, fromWidth, fromHeight, x, y, width, height)
  } else paintOwn(context, piece)
}

function paintOwn(context: Context, piece: Extract<Piece, { kind: 'drawing' }>): void {
  const drawing = drawingOf(piece.name)
  if (drawing === null) return
  const { x, y, width, height } = piece
  context.fillStyle = shade(context, piece, drawing.ground)
  context.fill()
  context.clip()
  const side = Math.min(width, height)
  context.translate(x + (width - side) / 2, y + (height - side) / 2)
  context.scale(side / 200, side / 200)
  paintDrawing(context, drawing)
}

function shade(context: Context, { x, y, height }: Box, [from, to]: readonly [string, string]): CanvasGradient {
  const gradient = context.createLinearGradient(x, y, x, y + height)
  gradient.addColorStop(0, from)
  gradient.addColorStop(1, to)
  return gradient
}

/** The box as a path. Not every WeChat has roundRect. */
function outline(context: Context, { x, y, width, height, radius = 0 }: Box): void {
  context.beginPath()
  if (radius <= 0) {
    context.rect(x, y, width, height)
    return
  }
  const r = Math.min(radius, width / 2, height / 2)
  context.moveTo(x + r, y)
  context.arcTo(x + width, y, x + width, y + height, r)
  context.arcTo(x + width, y + height, x, y + height, r)
  context.arcTo(x, y + height, x, y, r)
  context.arcTo(x, y, x + width, y, r)
  context.closePath()
}

/** The largest part of a picture with this ratio around its middle: left, top, width, height. */
export function middleOf({ width, height }: Loaded, ratio: number): readonly [number, number, number, number] {
  const isWider = width > height * ratio
  const [partWidth, partHeight] = isWider ? [height * ratio, height] : [width, width / ratio]
  return [(width - partWidth) / 2, (height - partHeight) / 2, partWidth, partHeight]
}
