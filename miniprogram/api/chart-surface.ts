import Taro from '@tarojs/taro'
import { inWeChat } from './platform'
import { themeChoice } from './theme'

/** A canvas that can be drawn on in CSS px, sharp on every screen. */
export interface Surface {
  readonly context: CanvasRenderingContext2D
  /** In CSS px, as its left edge is, from the window's. */
  readonly width: number
  readonly height: number
  readonly left: number
  /** Of the palette that the canvas stands in: its `color` and the colour of its `border-top`. */
  readonly colours: { readonly line: string; readonly grid: string }
}

/** Readable on light and dark, where a phone tells no colours. */
const UNKNOWN = { line: '#8a9099', grid: 'rgba(138, 144, 153, 0.3)' }

/** More than three dots a px cannot be seen, and cost memory. */
const RATIO_MAX = 3

/**
 * The canvas `id`, emptied, with the colours of the element `${id}-plot` around it; null while it has no size (its page
 * lies hidden) or nobody can draw on it. In a browser it is a plain element: Taro's own empties itself when it likes.
 */
export function surfaceOf(id: string): Promise<Surface | null> {
  return inWeChat ? surfaceInWeChat(id) : Promise.resolve(surfaceInBrowser(id))
}

interface Box {
  readonly width: number
  readonly height: number
  readonly left: number
}
type Drawable = Pick<HTMLCanvasElement, 'width' | 'height' | 'getContext'>

function surfaceInWeChat(id: string): Promise<Surface | null> {
  return new Promise((resolve) => {
    const query = Taro.createSelectorQuery()
    query.select(`#${id}`).fields({ node: true, size: true, rect: true })
    query.select(`#${id}-plot`).fields({ computedStyle: ['color', 'borderTopColor'] })
    query.exec((found: readonly [(Box & { node?: Drawable }) | null, Record<string, string> | null]) => {
      const [box, style] = found
      if (!box?.node) return resolve(null)
      const colours = { line: style?.color ?? UNKNOWN.line, grid: style?.borderTopColor ?? UNKNOWN.grid }
      resolve(sharpened(box.node, box, Taro.getWindowInfo().pixelRatio, colours))
    })
  })
}

function surfaceInBrowser(id: string): Surface | null {
  const canvas = document.getElementById(id)
  const plot = document.getElementById(`${id}-plot`)
  if (!(canvas instanceof HTMLCanvasElement) || plot === null) return null
  const { color, borderTopColor } = getComputedStyle(plot)
  return sharpened(canvas, canvas.getBoundingClientRect(), window.devicePixelRatio, {
    line: color || UNKNOWN.line,
    grid: borderTopColor || UNKNOWN.grid,
  })
}

function sharpened(canvas: Drawable, box: Box, pixelRatio: number, colours: Surface['colours']): Surface | null {
  const { width, height, left } = box
  if (width <= 0 || height <= 0) return null
  const context = canvas.getContext('2d')
  if (context === null) return null
  const ratio = Math.min(Math.max(1, pixelRatio || 1), RATIO_MAX)
  // Setting a size empties the canvas and forgets its scale.
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  context.scale(ratio, ratio)
  return { context, width, height, left, colours }
}

/**
 * Calls back when what is drawn may no longer fit: another size of the window, another theme, the phone's or the chosen one.
 * By then the page has its new colours. Answers how to stop.
 */
export function whenSurfaceChanges(redraw: () => void): () => void {
  const later = () => void setTimeout(redraw)
  const stopTheme = themeChoice.subscribe(later)
  const stopPhone = inWeChat ? watchPhone(later) : watchBrowser(later)
  return () => {
    stopTheme()
    stopPhone()
  }
}

function watchPhone(changed: () => void): () => void {
  Taro.onThemeChange(changed)
  Taro.onWindowResize(changed)
  return () => {
    Taro.offThemeChange(changed)
    Taro.offWindowResize(changed)
  }
}

function watchBrowser(changed: () => void): () => void {
  // Old ones cannot tell of a change; they show the colours that held when the chart was drawn.
  const dark = window.matchMedia?.('(prefers-color-scheme: dark)')
  window.addEventListener('resize', changed)
  dark?.addEventListener?.('change', changed)
  return () => {
    window.removeEventListener('resize', changed)
    dark?.removeEventListener?.('change', changed)
  }
}
