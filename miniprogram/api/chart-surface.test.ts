import Taro from '@tarojs/taro'
import type { Surface } from './chart-surface'

const taro = Taro as unknown as Record<string, unknown>
const context = { scale: jest.fn() }
const load = (env: 'weapp' | 'h5') => {
  process.env.TARO_ENV = env
  let loaded: typeof import('./chart-surface') | undefined
  jest.isolateModules(() => {
    jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: taro }))
    loaded = require('./chart-surface')
  })
  return loaded as typeof import('./chart-surface')
}
const before = process.env.TARO_ENV
afterEach(() => {
  process.env.TARO_ENV = before
})

describe('in a browser', () => {
  function page(width: number) {
    document.body.innerHTML =
      '<div id="c-plot" style="color: rgb(1, 2, 3); border-top: 0 solid rgb(4, 5, 6)"><canvas id="c"></canvas></div>'
    const canvas = document.getElementById('c') as HTMLCanvasElement
    canvas.getBoundingClientRect = () => ({ width, height: 120, left: 16 }) as DOMRect
    canvas.getContext = (() => context) as never
    return canvas
  }

  test('the canvas has as many dots as the screen, and the colours of what is around it', async () => {
    const canvas = page(256)
    Object.defineProperty(window, 'devicePixelRatio', { value: 2, configurable: true })
    const surface = (await load('h5').surfaceOf('c')) as Surface
    expect([canvas.width, canvas.height]).toEqual([512, 240])
    expect(context.scale).toHaveBeenLastCalledWith(2, 2)
    expect(surface).toMatchObject({ width: 256, height: 120, left: 16 })
    expect(surface.colours).toEqual({ line: 'rgb(1, 2, 3)', grid: 'rgb(4, 5, 6)' })
  })

  test('a page that lies hidden has nothing to draw on, nor has one without the canvas', async () => {
    page(0)
    expect(await load('h5').surfaceOf('c')).toBeNull()
    document.body.innerHTML = ''
    expect(await load('h5').surfaceOf('c')).toBeNull()
  })

  test('another size of the window draws again, until it is stopped', async () => {
    jest.useFakeTimers()
    const redraw = jest.fn()
    const stop = load('h5').whenSurfaceChanges(redraw)
    window.dispatchEvent(new Event('resize'))
    jest.runAllTimers()
    expect(redraw).toHaveBeenCalledTimes(1)
    stop()
    window.dispatchEvent(new Event('resize'))
    jest.runAllTimers()
    expect(redraw).toHaveBeenCalledTimes(1)
    jest.useRealTimers()
  })
})

describe('in WeChat', () => {
  const node = { width: 0, height: 0, getContext: () => context }
  function finds(...found: unknown[]) {
    const fields = jest.fn()
    const query = { select: () => ({ fields }), exec: (done: (all: unknown[]) => void) => done(found) }
    taro.createSelectorQuery = () => query
    taro.getWindowInfo = () => ({ pixelRatio: 3.5 })
    return fields
  }

  test('the node is sharpened up to three dots a px', async () => {
    finds({ node, width: 300, height: 120, left: 12 }, { color: 'rgb(9, 9, 9)', borderTopColor: 'rgb(8, 8, 8)' })
    const surface = await load('weapp').surfaceOf('c')
    expect([node.width, node.height]).toEqual([900, 360])
    expect(surface).toMatchObject({ width: 300, left: 12, colours: { line: 'rgb(9, 9, 9)', grid: 'rgb(8, 8, 8)' } })
  })

  test('colours that it does not tell are grey, which is seen on light and dark', async () => {
    finds({ node, width: 300, height: 120, left: 12 }, null)
    expect((await load('weapp').surfaceOf('c'))?.colours.line).toBe('#8a9099')
  })

  test('a page behind another one has no node', async () => {
    finds(null, null)
    expect(await load('weapp').surfaceOf('c')).toBeNull()
  })

  test('the phone’s theme and its window draw again, until it is stopped', () => {
    for (const name of ['onThemeChange', 'onWindowResize', 'offThemeChange', 'offWindowResize']) taro[name] = jest.fn()
    const stop = load('weapp').whenSurfaceChanges(() => undefined)
    const { calls } = jest.mocked(taro.onThemeChange as jest.Mock).mock
    expect(taro.onWindowResize).toHaveBeenCalledWith(calls[0]?.[0])
    stop()
    expect(taro.offThemeChange).toHaveBeenCalledWith(calls[0]?.[0])
    expect(taro.offWindowResize).toHaveBeenCalledWith(calls[0]?.[0])
  })
})
