import { edgesOf, measure, textsOf } from '@/api/canvas.fixture'
import type { Piece } from '@/api/canvas-pieces'
import { POSTER, type PosterSpec, posterPieces, RECOMMENDS, SCAN, TEMPLATES } from './layouts'

const OIL: PosterSpec = {
  ...{ kind: 'product', title: '山茶籽油 500 ml', from: '山茶小铺', picture: 'drawn:oil', nickname: '小王' },
  price: { priceFen: 8_900, strikePriceFen: 9_900, isLowest: false },
}
const code = { width: 280, height: 280 }
const face = { width: 132, height: 132 }
const photo = { width: 800, height: 800 }
const LONG = {
  ...OIL,
  title: '头道冷榨野生山茶籽油礼盒装'.repeat(5),
  from: '很长名字的小铺'.repeat(6),
  nickname: '王'.repeat(40),
}
const SPECS: Record<string, PosterSpec> = {
  'the oil': OIL,
  'long words': LONG,
  'the largest price': { ...OIL, price: { priceFen: 999_999_999, strikePriceFen: 1_000_000_000, isLowest: true } },
  'nothing but a title': { ...OIL, picture: null, nickname: null, from: '', price: null },
  'long words without a price': { ...LONG, price: null },
  emoji: { ...OIL, title: '👨‍👩‍👧‍👦'.repeat(30), nickname: '👍🏽' },
  register: { kind: 'register', title: '扫码注册', from: '注册免费', picture: null, price: null, nickname: '小王' },
  live: { kind: 'live', title: '直播间', from: '频道 · 小铺', picture: null, price: null, nickname: '小王' },
}
const crosses = (one: Piece, other: Piece): boolean => {
  const [a, b] = [edgesOf(one), edgesOf(other)]
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
const isText = (piece: Piece) => piece.kind === 'text'

describe.each(TEMPLATES.map(({ value }) => value))('the poster %s', (template) => {
  const of = (spec: PosterSpec, avatar: typeof face | null = face, picture: typeof photo | null = null) =>
    posterPieces(template, spec, { code, avatar, picture }, measure)

  test.each(Object.entries(SPECS))('%s: nothing stands outside, and the code stands free', (_, spec) => {
    for (const avatar of [face, null]) {
      const pieces = of(spec, avatar)
      for (const piece of pieces) {
        const [left, top, right, bottom] = edgesOf(piece)
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(POSTER.width)
        expect(bottom).toBeLessThanOrEqual(POSTER.height)
      }
      const at = pieces.findIndex((piece) => piece.kind === 'picture' && piece.picture === code)
      const drawn = pieces[at] as Piece
      expect(pieces.slice(at + 1).filter((piece) => crosses(piece, drawn))).toEqual([])
      expect(pieces.filter(isText).filter((piece) => crosses(piece, drawn))).toEqual([])
    }
  })

  test.each(Object.entries(SPECS))('%s: no two words stand on each other', (_, spec) => {
    const pieces = of(spec).filter(isText)
    const onEachOther = pieces.flatMap((one, index) =>
      // Parts of a price touch on purpose; a struck one is on one line with it.
      pieces
        .slice(index + 1)
        .filter((other) => other.y !== one.y && crosses(one, other))
        .map((other) => [one, other]),
    )
    expect(onEachOther).toEqual([])
  })

  test('says what it is, what it costs, who recommends it and what to do', () => {
    const said = textsOf(of(OIL)).join('|')
    for (const word of ['山茶籽油', '¥|89|.00', '¥99.00', '小王', RECOMMENDS, SCAN]) expect(said).toContain(word)
  })

  test('a long title ends in …, a nameless promoter is 微信用户', () => {
    expect(textsOf(of(LONG)).filter((text) => text.includes('…')).length).toBeGreaterThanOrEqual(2)
    expect(textsOf(of(SPECS['nothing but a title'] as PosterSpec)).join('')).toContain('微信用户')
  })

  test('the face that did not come is the first sign of the name, the picture that did not come a drawing', () => {
    expect(of(OIL, null).filter((piece) => piece.kind === 'text' && piece.text === '小')).toHaveLength(1)
    expect(of(OIL).filter(({ kind }) => kind === 'drawing')).toHaveLength(1)
    const photos = of(OIL, face, photo).flatMap((piece) => (piece.kind === 'picture' ? [piece.picture] : []))
    expect(photos).toContain(photo)
    expect(textsOf(of({ ...OIL, picture: 'https://m.example/lost.jpg' }))).toContain('山')
  })

  test('however long the name, it says that they recommend it', () => {
    expect(textsOf(of(LONG)).some((text) => text.endsWith(RECOMMENDS))).toBe(true)
  })

  test('what has no price has no ¥', () => {
    expect(textsOf(of(SPECS.register as PosterSpec)).join('')).not.toContain('¥')
  })
})
