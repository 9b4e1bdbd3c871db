import { edgesOf, measure, textsOf } from './canvas.fixture'
import { paragraph, priceTag, signsOf, wrapped } from './canvas-words'

/** Ten units a sign, six for a Latin one. */
const tens = (text: string) => measure(text, 10, 400)

test('signs are what the eye counts', () => {
  expect(signsOf('茶👨‍👩‍👧‍👦油🇨🇳👍🏽é')).toEqual(['茶', '👨‍👩‍👧‍👦', '油', '🇨🇳', '👍🏽', 'é'])
  expect(signsOf('🇨🇳🇯🇵')).toEqual(['🇨🇳', '🇯🇵'])
})

test.each([
  ['山茶籽油', 40, 2, ['山茶籽油']],
  ['山茶籽油', 30, 2, ['山茶籽', '油']],
  ['头道冷榨野生山茶籽油', 40, 2, ['头道冷榨', '野生山…']],
  ['头道冷榨野生山茶', 40, 2, ['头道冷榨', '野生山茶']],
  ['油 500 ml', 30, 2, ['油', '500…']],
  ['', 30, 2, []],
  ['  ', 30, 2, []],
  ['aaaaaaaaaa', 30, 2, ['aaaaa', 'aaaaa']],
  ['茶👨‍👩‍👧‍👦', 10, 1, ['…']],
])('%j in %d units and %d lines reads %j', (text, width, lines, expected) => {
  expect(wrapped(text, width, lines, tens)).toEqual(expected)
})

test('a Latin word is not broken where it fits a line', () => {
  expect(wrapped('买 Camellia 油', 60, 3, tens)).toEqual(['买', 'Camellia', '油'])
})

test('no line is wider than the paper, whatever is written', () => {
  for (const text of ['a'.repeat(60), '👨‍👩‍👧‍👦'.repeat(20), '头道冷榨 oil '.repeat(8), '\u200D\uFE0F']) {
    for (const width of [10, 37, 90]) {
      const lines = wrapped(text, width, 3, tens)
      expect(lines.length).toBeLessThanOrEqual(3)
      // One family of emoji alone may be wider than a paper of ten units.
      for (const line of lines) if (signsOf(line).length > 1) expect(tens(line)).toBeLessThanOrEqual(width)
    }
  }
})

test('lines of a paragraph stand below each other, centred ones around the middle', () => {
  const hand = { size: 10, weight: 400, fill: '#000', lines: 2 } as const
  const pieces = paragraph('山茶籽油', { x: 50, y: 20, width: 30, centred: true }, hand, measure)
  expect(pieces).toMatchObject([
    { text: '山茶籽', x: 35, y: 20, width: 30 },
    { text: '油', x: 45, y: 34, width: 10 },
  ])
})

const ink = { size: 50, fill: 'red', quiet: 'grey' }
const tag = (priceFen: number, strikePriceFen: number | null, width: number, isLowest = false) =>
  priceTag({ priceFen, strikePriceFen, isLowest }, { x: 0, y: 100, width }, ink, measure)

test('a price has a small ¥, its figure, and two small decimals', () => {
  expect(tag(8_900, null, 400)).toMatchObject([
    { text: '¥', size: 30, x: 0, width: 18 },
    { text: '89', size: 50, x: 18, width: 60 },
    { text: '.00', size: 30, x: 78, width: expect.closeTo(54) },
  ])
})

test('the old price is struck through after it, where there is room and it is higher', () => {
  const pieces = tag(8_900, 9_900, 400)
  expect(textsOf(pieces)).toEqual(['¥', '89', '.00', '¥99.00'])
  expect(pieces.at(-1)).toMatchObject({ kind: 'box', height: 2, fill: 'grey' })
  expect(textsOf(tag(8_900, 9_900, 200))).toEqual(['¥', '89', '.00'])
  expect(textsOf(tag(8_900, 8_900, 400))).toEqual(['¥', '89', '.00'])
})

test('the lowest of several says 起', () => {
  expect(textsOf(tag(5, null, 400, true))).toEqual(['¥', '0', '.05', '起'])
})

test('the largest price shrinks into its place', () => {
  const pieces = tag(999_999_999, 1_000_000_000, 200, true)
  expect(textsOf(pieces).join('')).toBe('¥9,999,999.99起')
  for (const piece of pieces) expect(edgesOf(piece)[2]).toBeLessThanOrEqual(200)
})
