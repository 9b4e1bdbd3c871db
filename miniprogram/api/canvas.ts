import Taro from '@tarojs/taro'
import type { Context, Loaded } from './canvas-pieces'
import { inWeChat } from './platform'

/** What a canvas is in both runtimes: WeChat's node or a browser's element. */
export interface Paper {
  readonly context: Context
  readonly node: CanvasNode
}
interface CanvasNode {
  width: number
  height: number
  getContext(kind: '2d'): Context | null
  createImage?(): HTMLImageElement
  toDataURL(type?: string, quality?: number): string
}

export interface PaperSize {
  /** In units of the drawing. */
  readonly width: number
  readonly height: number
  /** Dots a unit. */
  readonly scale: number
}

/** A picture that does not come within this is taken for one that never will. */
const LOADING_MS = 8_000

/** The canvas `id` of the page, empty and in this size; null while the page has none. */
export async function paperOf(id: string, size: PaperSize): Promise<Paper | null> {
  const node = inWeChat ? await nodeInWeChat(id) : document.getElementById(id)
  return node === null ? null : prepared(node as unknown as CanvasNode, size)
}

/** A canvas that no page shows; null where there is none (a browser, an old WeChat). */
export function hiddenPaper(size: PaperSize): Paper | null {
  if (!inWeChat || typeof Taro.createOffscreenCanvas !== 'function') return null
  const node: unknown = Taro.createOffscreenCanvas({ type: '2d', width: size.width, height: size.height })
  return prepared(node as CanvasNode, size)
}

function nodeInWeChat(id: string): Promise<unknown> {
  return new Promise((resolve) => {
    const query = Taro.createSelectorQuery()
    query.select(`#${id}`).fields({ node: true, size: true })
    query.exec((found: readonly ({ node?: unknown } | null)[]) => resolve(found[0]?.node ?? null))
  })
}

function prepared(node: CanvasNode, { width, height, scale }: PaperSize): Paper | null {
  // Setting a size empties the canvas and forgets its scale.
  node.width = Math.round(width * scale)
  node.height = Math.round(height * scale)
  const context = node.getContext('2d')
  if (context === null) return null
  context.scale(scale, scale)
  context.textBaseline = 'alphabetic'
  return { context, node }
}

/**
 * A picture that can be drawn on this canvas; null when it can't be had. A browser takes one from a foreign site that
 * allows it, or else draws it and then refuses to give the canvas out (pictureOf).
 */
export async function loadPicture({ node }: Paper, url: string): Promise<Loaded | null> {
  const create = node.createImage
  if (create !== undefined) return loaded(create.call(node), url)
  const allowed = new Image()
  allowed.crossOrigin = 'anonymous'
  return (await loaded(allowed, url)) ?? loaded(new Image(), url)
}

function loaded(image: HTMLImageElement, url: string): Promise<Loaded | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), LOADING_MS)
    const done = (answer: Loaded | null) => () => {
      clearTimeout(timer)
      resolve(answer)
    }
    image.onload = () => done(image.width > 0 && image.height > 0 ? image : null)()
    image.onerror = done(null)
    image.src = url
  })
}

/** Thrown when a browser keeps a canvas to itself, because a picture of a foreign site is on it. */
export class Tainted extends Error {
  override readonly name = 'Tainted'
}

/** What is drawn, as a file (WeChat) or an address with the picture in it (a browser, PNG). */
export async function pictureOf({ node }: Paper): Promise<string> {
  if (!inWeChat) {
    try {
      return node.toDataURL('image/png')
    } catch (error) {
      throw error instanceof Error && error.name === 'SecurityError' ? new Tainted('foreign picture') : error
    }
  }
  const canvas = node as unknown as Taro.Canvas
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' } as Parameters<
    typeof Taro.canvasToTempFilePath
  >[0])
  return tempFilePath
}

/** Signs before the data in an address that holds its picture. */
const DATA = /^data:image\/\w+;base64,/

/**
 * The same of a canvas that no page shows. Some WeChats export it (iOS), others only answer its data (seen on a Mac), which
 * is then written into the app's own folder; the same name each time, so that the folder does not grow.
 */
export async function hiddenPictureOf(paper: Paper, name: string): Promise<string> {
  try {
    return await pictureOf(paper)
  } catch {
    const data = paper.node.toDataURL('image/jpeg', 0.9)
    if (!DATA.test(data)) throw new Error('no data in the picture')
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}.jpg`
    Taro.getFileSystemManager().writeFileSync(filePath, data.replace(DATA, ''), 'base64')
    return filePath
  }
}
