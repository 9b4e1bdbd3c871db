import type { Context, Measure, Piece } from './canvas-pieces'
import { signsOf } from './canvas-words'

type Call = readonly [name: string, ...values: readonly unknown[]]

/** A 2D context that notes every call, and what was set as `['fillStyle', value]`. A sign is as wide as its font is high. */
export function recorder(): { readonly context: Context; readonly calls: Call[] } {
  const calls: Call[] = []
  const state: Record<string, unknown> = { font: '10px x' }
  const context = new Proxy(state, {
    get(_, name: string) {
      if (name === 'measureText') return (text: string) => ({ width: wide(text, heightOf(String(state.font))) })
      if (name in state) return state[name]
      return (...values: unknown[]) => {
        calls.push([name, ...values])
        return { addColorStop: (...stop: unknown[]) => calls.push(['addColorStop', ...stop]) }
      }
    },
    set(_, name: string, value) {
      state[name] = value
      calls.push([name, value])
      return true
    },
  })
  return { context: context as unknown as Context, calls }
}
const heightOf = (font: string): number => Number(/([\d.]+)px/.exec(font)?.[1])

/** Latin letters and figures are six tenths of the others; a family of emoji is one sign, as on a phone. */
const wide = (text: string, size: number): number =>
  signsOf(text).reduce((sum, sign) => sum + (/[\u0020-\u00FF]/.test(sign) ? 0.6 : 1), 0) * size
export const measure: Measure = wide

/** The texts of a layout, in order. */
export const textsOf = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []))

/** Left, top, right and bottom of a piece; a text reaches a fifth of its size below its line. */
export function edgesOf(piece: Piece): readonly [number, number, number, number] {
  const { x, y, width } = piece
  return piece.kind === 'text'
    ? [x, y - piece.size, x + width, y + piece.size * 0.2]
    : [x, y, x + width, y + piece.height]
}
