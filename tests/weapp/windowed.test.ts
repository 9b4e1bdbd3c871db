import type { Output } from '@shared/contracts'
import { boot } from './cloud'
import { mall, product } from './mall'
import type { MiniProgram } from './mini-program'

const rows = (first: number) => Array.from({ length: 20 }, (_, index) => product(`R${first + index}`, 6_800))
const title = (index: number) => `商品R${index}`

/** All products, two pages of twenty, both drawn. */
async function listed() {
  const app = boot({
    answers: {
      ...mall,
      'catalog.products': ({ cursor }) =>
        cursor === undefined ? { items: rows(100), cursor: 'next' } : { items: rows(120), cursor: null },
    },
  })
  const page = await app.open('pages/catalog/mall/index')
  page.call('onReachBottom')
  await app.settle()
  return { app, page }
}

/** WeChat’s word about an element: how much of it is near, and how high it is. */
const seen = (intersectionRatio: number, height: number) => ({
  intersectionRatio,
  boundingClientRect: { left: 0, top: 0, right: 390, bottom: height, width: 390, height },
})

async function say(app: MiniProgram, chunk: number, ratio: number, height: number): Promise<void> {
  const watches = app.watches.filter(({ isOver }) => !isOver)
  watches[chunk]?.tell(seen(ratio, height))
  await app.settle()
}

test('each twenty rows are watched against the viewport, on their own page, with room on both sides', async () => {
  const { app, page } = await listed()
  expect(app.watches).toHaveLength(2)
  for (const { page: on, options, margins, selector } of app.watches) {
    expect(on).toBe(page)
    expect(options).toEqual({ thresholds: [0] })
    expect(margins).toEqual({ top: 1200, bottom: 1200 })
    expect(app.node(selector.slice(1))?.cn).toHaveLength(20)
  }
})

test('rows that WeChat says are far away leave the view, and their height stays', async () => {
  const { app, page } = await listed()
  const before = page.log.length
  await say(app, 0, 0, 1920)
  expect(page.log.length).toBeGreaterThan(before)
  expect(app.text()).not.toContain(title(100))
  expect(app.text()).not.toContain(title(119))
  expect(app.text()).toContain(title(120))
  const chunk = app.node(app.watches[0]?.selector.slice(1) ?? '')
  expect(chunk?.cn ?? []).toHaveLength(0)
  expect(chunk?.st?.replace(/[\s;]/g, '')).toBe('height:1920px')
})

test('rows that come near again are drawn again', async () => {
  const { app } = await listed()
  await say(app, 0, 0, 1920)
  await say(app, 0, 0.1, 1920)
  expect(app.text()).toContain(title(100))
  expect(app.node(app.watches[0]?.selector.slice(1) ?? '')?.st ?? '').not.toContain('height')
})

test('rows whose page lies behind another one stay: WeChat knows no height then', async () => {
  const { app } = await listed()
  await say(app, 0, 0, 0)
  expect(app.text()).toContain(title(100))
})

test('a page that is left watches nothing any more', async () => {
  const app = boot({ answers: { ...mall, 'catalog.products': { items: rows(100), cursor: null } } })
  await app.open('pages/tabs/home/index')
  await app.open('pages/catalog/mall/index')
  expect(app.watches.filter(({ isOver }) => !isOver)).toHaveLength(2)
  await app.back()
  expect(app.watches.filter(({ isOver }) => !isOver)).toHaveLength(1)
})

test('rows that come when another page lies above are watched on their own page', async () => {
  let come: (rows: Output<'catalog.products'>) => void = () => {}
  const slow = new Promise<Output<'catalog.products'>>((resolve) => {
    come = resolve
  })
  const app = boot({ answers: { ...mall, 'catalog.products': () => slow } })
  const page = await app.open('pages/catalog/mall/index')
  await app.open('pages/members/settings/index')
  come({ items: rows(100), cursor: null })
  await app.settle()
  expect(app.watches).toHaveLength(1)
  expect(app.watches[0]?.page).toBe(page)
})
