import { wrapped } from './wrapped'

test.each([
  { say: 'a short text stays whole', text: '山茶籽油', width: 6, lines: 2, rows: ['山茶籽油'] },
  { say: 'signs go on in the next line', text: '野生山茶籽油', width: 4, lines: 2, rows: ['野生山茶', '籽油'] },
  {
    say: 'what is left is cut, and … says so',
    text: '头道冷榨野生山茶籽油',
    width: 4,
    lines: 2,
    rows: ['头道冷榨', '野生山…'],
  },
  { say: 'a word of letters is not torn', text: '茶油 500 ml', width: 4, lines: 3, rows: ['茶油', '500 ml'] },
  { say: 'a word longer than a line is', text: 'abcdefghij', width: 3, lines: 2, rows: ['abcde', 'fghij'] },
  {
    say: 'a comma stands in no line’s beginning',
    text: '山茶籽油，好',
    width: 4,
    lines: 3,
    rows: ['山茶籽', '油，好'],
  },
  { say: 'a family is one sign', text: '👨‍👩‍👧‍👦👍🏽🇨🇳茶', width: 3, lines: 2, rows: ['👨‍👩‍👧‍👦👍🏽🇨🇳', '茶'] },
  { say: 'nothing is no line', text: '  ', width: 3, lines: 2, rows: [] },
])('$say', ({ text, width, lines, rows }) => {
  expect(wrapped(text, width, lines)).toEqual(rows)
})
