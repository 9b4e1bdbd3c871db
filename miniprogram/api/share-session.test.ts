import { urlOfTab } from '@/components/tab-bar/tabs'
import { PAGES } from './navigate'
import { carriedTo, type Entry, type Forwarder, forwardOf, idIn, sessionOf, visitOf } from './share-session'

const ME = 'AAAAAAAAAAAAAAAA'
const YOU = 'BBBBBBBBBBBBBBBB'
const visitor: Forwarder = { visitorId: ME, ownShare: null }
const promoter: Forwarder = { visitorId: ME, ownShare: 'mine' }

describe('the share’s code travels as page parameter `s`', () => {
  test.each<[string, Entry, string | null, string | null]>([
    ['a card that nobody forwarded', { id: 'p', s: 'abc' }, 'abc', null],
    ['a card that somebody forwarded', { id: 'p', s: 'abc', f: YOU }, 'abc', YOU],
    ['a mini-program code, which carries nothing but the code', { scene: 'abc%2E1' }, 'abc.1', null],
    ['a page without a share', { id: 'p', stamp: 'AA', $taroTimestamp: '1' }, null, null],
    ['empty parameters', { s: '', f: '' }, null, null],
    ['who forwarded, without a share', { f: YOU }, null, null],
    ['a card whose forwarder is named badly', { s: 'abc', f: 'x y' }, 'abc', 'x y'],
    ['a scene that cannot be decoded', { scene: '%E0%A4%A' }, null, null],
    ['a code that was made far too long', { s: 'a'.repeat(80) }, 'a'.repeat(64), null],
  ])('%s', (_, entry, share, forwardedBy) => expect(sessionOf(entry)).toEqual({ share, forwardedBy }))
})

describe('links from a page with `s`', () => {
  const session = sessionOf({ s: 'abc', f: YOU })
  test('to pages of the same shop carry it', () =>
    expect(carriedTo(session, 'shop1', 'shop1')).toEqual({ s: 'abc', f: YOU }))
  test('to pages of another shop do not', () =>
    expect(carriedTo(session, 'shop1', 'shop2')).toEqual({ s: null, f: null }))
  test('from a page without one have none to carry', () =>
    expect(carriedTo(sessionOf({}), 's1', 's1')).toEqual({ s: null, f: null }))
})

test.each(['home', 'points', 'promotion', 'mine', 'admin'] as const)('the tab %s carries none', (name) => {
  expect(urlOfTab(name)).not.toContain('?')
})

test('no share leads to a tab, which could not carry it', () => {
  expect(Object.values(PAGES).filter((path) => path.includes('/tabs/'))).toEqual([])
})

describe('sharing from the page’s menu', () => {
  test.each<[string, Entry, Forwarder, string | null, string | null]>([
    ['on a page with `s` keeps it and says who forwards', { s: 'abc' }, visitor, 'abc', ME],
    ['does so for promoters too', { s: 'abc' }, promoter, 'abc', ME],
    ['names the last one who forwards, not the one before', { s: 'abc', f: YOU }, visitor, 'abc', ME],
    ['on a page without `s` carries the promoter’s own share', {}, promoter, 'mine', null],
    ['on a page without `s` carries none of somebody who does not promote', {}, visitor, null, null],
    [
      'says that somebody forwards even before it is known who',
      { s: 'abc' },
      { visitorId: null, ownShare: null },
      'abc',
      'somebody',
    ],
  ])('%s', (_, entry, forwarder, s, f) => expect(forwardOf(sessionOf(entry), forwarder)).toEqual({ s, f }))
})

describe('the visit of a page', () => {
  const page = { kind: 'product', id: 'p1' }
  test('says what is shown, the share, who forwarded it and how WeChat was entered', () =>
    expect(visitOf(page, sessionOf({ s: 'abc', f: YOU }), 1007)).toEqual({
      page,
      share: 'abc',
      forwardedBy: YOU,
      scene: 1007,
    }))
  test('in a browser, without a share, says what is shown and nothing else', () =>
    expect(visitOf(page, sessionOf({}), null)).toEqual({ page }))
})

test('a scanned code leads to the id in its share’s path', () => {
  expect(idIn(`pages/catalog/product/index?id=${ME}&s=abc`)).toBe(ME)
  expect(idIn('pages/members/register/index?s=abc')).toBeNull()
})
