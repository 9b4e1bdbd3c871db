import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { boot, DIST } from './cloud'
import { mall } from './mall'

/** A phone on which somebody chose letters of so many px in WeChat (wx.getAppBaseInfo, fontSizeSetting). */
const phone = (info: object) => ({ getAppBaseInfo: () => ({ theme: 'light', SDKVersion: '3.8.0', ...info }) })

test.each([
  ['as WeChat has them at first', { fontSizeSetting: 17 }, null],
  ['smaller', { fontSizeSetting: 15 }, null],
  ['two sizes larger', { fontSizeSetting: 20.4 }, '1.2'],
  ['as large as they get, and not larger than fits', { fontSizeSetting: 26 }, '1.35'],
  ['larger, as newer WeChats tell it', { fontSizeSetting: 17, fontSizeScaleFactor: 1.25 }, '1.25'],
  ['not told', {}, null],
])('letters chosen %s', async (_, info, scale) => {
  const app = boot({ answers: mall, wx: phone(info) })
  await app.open('pages/tabs/home/index')
  const said = /--letters:\s*([\d.]+)/.exec(app.frame.st ?? '')?.[1] ?? null
  expect(said).toBe(scale)
})

test('every height of letters in the compiled styles grows with them', () => {
  const sheets = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.wxss'))
  const heights = sheets.flatMap((file) => [
    ...readFileSync(path.join(DIST, file), 'utf8').matchAll(/[{;](?:font-size|line-height):([^;}]+)/g),
  ])
  const lengths = heights.map(([, value]) => value ?? '').filter((value) => /\d(?:rpx|px|rem)/.test(value))
  expect(lengths.length).toBeGreaterThan(100)
  expect(lengths.filter((value) => !value.includes('var(--letters'))).toEqual([])
})
