import { PITCH_BLANKS, PITCH_PLACES } from '@shared/contracts/pitches'
import { bannedWords } from './banned-phrases'
import { BLANKS, PLACES, sampled } from './pitches'

test('the places and the blanks are the contract’s', () => {
  expect(PLACES).toEqual(PITCH_PLACES)
  expect(BLANKS.map(({ blank }) => blank)).toEqual(PITCH_BLANKS.map((name) => `{${name}}`))
})

test('a preview fills every blank, each time it stands there, and leaves the rest', () => {
  expect(sampled('{product} 只要 {price}：{link} 码 {code}，{code}，{gift}')).toBe(
    '山茶籽油 500 ml 只要 ¥89.00：https://tuike.example/s/9fA2xK 码 K7QF2M9R，K7QF2M9R，{gift}',
  )
})

test('a refused text names what nobody may say, as far as the server names it', () => {
  expect(bannedWords({ phrases: '躺赚、永久获益', phrase: '躺赚' })).toBe('不能写：躺赚、永久获益')
  expect(bannedWords({ phrase: '躺赚' })).toBe('不能写：躺赚')
  expect(bannedWords({ field: 'body' })).toBe('有不合适的内容，请换一种说法')
})
