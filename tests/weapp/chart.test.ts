import { boot } from './cloud'
import type { MiniProgram } from './mini-program'
import { promotion } from './promotion'

const TAB = 'pages/tabs/promotion/index'
const times = (app: MiniProgram, name: string) =>
  (app.canvases[0]?.drawn ?? []).filter(([method]) => method === name).length

test('the trend is a curve with a dot a day, and every word of it is an element', async () => {
  const app = boot({ answers: promotion })
  await app.open(TAB)
  expect(app.canvases).toHaveLength(1)
  expect(times(app, 'stroke')).toBeGreaterThan(1)
  expect(times(app, 'arc')).toBe(7)
  expect(times(app, 'fillText')).toBe(0)
  // The last of seven days has 6 × 3 visits.
  expect(app.text()).toContain('点击18')
})

test('it is as sharp as the phone’s screen: three dots a px', async () => {
  const app = boot({ answers: promotion })
  await app.open(TAB)
  const [canvas] = app.canvases
  expect([canvas?.width, canvas?.height]).toEqual([300, 60])
  expect(canvas?.drawn).toContainEqual(['scale', 3, 3])
})

test('another number is drawn anew on the same canvas', async () => {
  const app = boot({ answers: promotion })
  await app.open(TAB)
  const before = times(app, 'clearRect')
  await app.pressWords('成交')
  expect(app.canvases).toHaveLength(1)
  expect(times(app, 'clearRect')).toBe(before + 1)
  // 6 × 68.00 on the last day.
  expect(app.text()).toContain('成交¥408.00')
})
