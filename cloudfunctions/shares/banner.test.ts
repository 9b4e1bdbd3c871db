/** @jest-environment jsdom */
import { BANNER_SIZES } from '@shared/contracts/shares'
import { fen } from '@shared/kernel/money'
import { bannerOf } from './banner'
import { bannersOf } from './snippet'

const parsed = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml')
const about = (title: string, change: object = {}) => ({ title, from: '山茶小铺', price: null, ...change })
const texts = (xml: string) => Array.from(parsed(xml).querySelectorAll('text'), ({ textContent }) => textContent)

const NASTY = [
  '<script>alert(1)</script> & "山茶" \'油\'',
  ']]> <!-- 蜂蜜 --> &amp; &#60;',
  '\u0000\u0008山茶\uFFFE籽油\uD800',
  '👨‍👩‍👧‍👦 全家 🇨🇳 礼盒 👍🏽',
  '\u202E油籽茶山',
  '',
  ' ',
  'a'.repeat(60),
  '头道冷榨野生山茶籽油'.repeat(6),
]

describe.each(BANNER_SIZES)('a banner of %s', (size) => {
  test.each(NASTY)('is a whole picture that loads and runs nothing, whatever the title: %j', (title) => {
    const xml = bannerOf(size, about(title, { from: title, price: { fen: fen(8_900), isLowest: true } }))
    const picture = parsed(xml)
    expect(picture.querySelector('parsererror')).toBeNull()
    const [width, height] = size.split('x')
    expect(picture.documentElement.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`)
    expect(Array.from(new Set(Array.from(picture.querySelectorAll('*'), ({ tagName }) => tagName))).sort()).toEqual([
      'circle',
      'rect',
      'svg',
      'text',
      'title',
      'tspan',
    ])
    for (const element of Array.from(picture.querySelectorAll('*'))) {
      for (const { name } of Array.from(element.attributes)) expect(name).not.toMatch(/^on|href|src|style/)
    }
    expect(xml.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|\/\//)
  })

  test('says what it is, from whom, and what it costs', () => {
    const xml = bannerOf(size, about('山茶籽油', { price: { fen: fen(8_905), isLowest: false } }))
    expect(texts(xml)).toEqual(['山茶小铺', '山茶籽油', '¥89.05', '去看看'])
  })

  test('says 起 after the lowest of several prices, and no price where there is none', () => {
    expect(texts(bannerOf(size, about('茶', { price: { fen: fen(100), isLowest: true } })))).toContain('¥1.00起')
    expect(texts(bannerOf(size, about('茶')))).toEqual(['山茶小铺', '茶', '去看看'])
  })

  test('has its largest price inside', () => {
    const xml = bannerOf(size, about('茶', { price: { fen: fen(10_000_000), isLowest: true } }))
    const price = Array.from(parsed(xml).querySelectorAll('text')).find(({ textContent }) => textContent?.includes('¥'))
    const type = Number(price?.getAttribute('font-size'))
    // Eight digits at six tenths of the type, a point at a third; ¥ and 起 at six tenths of what they are.
    expect(type * (8 * 0.6 + 0.32 + 0.6 * 1.6)).toBeLessThanOrEqual(Number(size.split('x')[0]) - 24)
    expect(type).toBeGreaterThanOrEqual(12)
  })

  test('is the mall’s own when it is about nothing', () => {
    expect(texts(bannerOf(size, null)).join('')).toContain('推客商城')
  })
})

describe('the HTML of a banner', () => {
  const html = (title: string) => bannersOf('https://mall.example', 'abc', 'https://mall.example/s/abc', title)

  test.each(NASTY)('is one line, an anchor around an image and nothing else, whatever the title: %j', (title) => {
    for (const item of html(title)) {
      expect(item.html).not.toMatch(/[\n\r[\]{}`]/)
      const page = new DOMParser().parseFromString(item.html, 'text/html')
      expect(Array.from(page.body.querySelectorAll('*'), ({ tagName }) => tagName)).toEqual(['A', 'IMG'])
      const [anchor, image] = [page.querySelector('a'), page.querySelector('img')]
      expect(anchor?.getAttribute('href')).toBe('https://mall.example/s/abc')
      expect(anchor?.getAttribute('rel')).toBe('noopener nofollow sponsored')
      expect(image?.getAttribute('src')).toBe(`https://mall.example/b/${item.size}/abc.svg`)
      expect(image?.getAttributeNames().sort()).toEqual(['alt', 'height', 'src', 'style', 'width'])
    }
  })

  test('reads the title to who can’t see it', () => {
    const page = new DOMParser().parseFromString(html('<茶> & "油" [x]')[0]?.html ?? '', 'text/html')
    expect(page.querySelector('img')?.getAttribute('alt')).toBe('<茶> & "油" [x]')
  })
})
