import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measure, recorder } from './canvas.fixture'
import { drawingOf, paintDrawing } from './canvas-drawings'
import { measureOn, middleOf, paint } from './canvas-pieces'

const calls = (pieces: Parameters<typeof paint>[1]) => {
  const { context, calls: noted } = recorder()
  paint(context, pieces)
  return noted
}

test('each piece leaves the context as it found it', () => {
  const names = calls([
    { kind: 'box', x: 0, y: 0, width: 10, height: 10, fill: 'red' },
    { kind: 'text', text: '茶', x: 1, y: 9, width: 8, size: 8, weight: 600, fill: 'black' },
  ]).map(([name]) => name)
  expect(names).toEqual([
    ...['save', 'beginPath', 'rect', 'fillStyle', 'fill', 'restore'],
    ...['save', 'font', 'fillStyle', 'fillText', 'restore'],
  ])
})

test('a text is drawn as it was measured', () => {
  const { context, calls: noted } = recorder()
  expect(measureOn(context)('茶叶', 8, 600)).toBe(measure('茶叶', 8, 600))
  paint(context, [{ kind: 'text', text: '茶叶', x: 1, y: 9, width: 16, size: 8, weight: 600, fill: 'black' }])
  const fonts = noted.filter(([name]) => name === 'font').map(([, font]) => font)
  expect(fonts[0]).toBe(fonts[1])
  expect(noted).toContainEqual(['fillText', '茶叶', 1, 9])
})

test('a picture is cut to its rounded box and keeps its ratio', () => {
  const picture = { width: 300, height: 100 }
  const noted = calls([{ kind: 'picture', picture, x: 5, y: 6, width: 50, height: 50, radius: 25 }])
  expect(noted.map(([name]) => name)).toContain('clip')
  expect(noted).toContainEqual(['drawImage', picture, 100, 0, 100, 100, 5, 6, 50, 50])
})

test.each([
  [{ width: 300, height: 100 }, 1, [100, 0, 100, 100]],
  [{ width: 100, height: 300 }, 1, [0, 100, 100, 100]],
  [{ width: 100, height: 80 }, 1.25, [0, 0, 100, 80]],
])('of %j with ratio %d the middle is %j', (picture, ratio, part) => expect(middleOf(picture, ratio)).toEqual(part))

test('a drawing that the app does not have draws nothing, not even its ground', () => {
  const noted = calls([{ kind: 'drawing', name: 'unknown', x: 0, y: 0, width: 10, height: 10 }])
  expect(noted.map(([name]) => name)).not.toContain('fill')
})

const styles = readFileSync(join(__dirname, '../components/product-picture/drawn.scss'), 'utf8')
const names = [...styles.matchAll(/^ {2}"([a-z-]+)": \(/gm)].map(([, name = '']) => name)

test('the pages have five drawings', () => expect(names).toHaveLength(5))

test.each(names)('the pages’ %s can be drawn on a canvas, within its square', (name) => {
  const { context, calls: noted } = recorder()
  const drawing = drawingOf(name)
  if (drawing === null) throw new Error('not drawn')
  paintDrawing(context, drawing)
  const shapes = noted.filter(([call]) => /^(moveTo|lineTo|bezierCurveTo|ellipse)$/.test(call))
  expect(shapes.length).toBeGreaterThan(20)
  for (const [call, ...values] of shapes) {
    const places = (call === 'ellipse' ? values.slice(0, 2) : values) as number[]
    for (const place of places) {
      expect(place).toBeGreaterThanOrEqual(0)
      expect(place).toBeLessThanOrEqual(200)
    }
  }
  expect(noted.filter(([call]) => call === 'moveTo').length).toBeGreaterThanOrEqual(1)
})
