import { addressField } from '@shared/contracts/fields'
import { type Address, cleaned, firstProblem, problemsOf } from './shape'

const GOOD: Address = { name: '林小满', phone: '13800138000', region: '浙江省杭州市西湖区', detail: '文三路 1 号' }
const typed = (change: Partial<Address>): Address => ({ ...GOOD, ...change })

test.each<[string, Address]>([
  ['a whole address', GOOD],
  ['blanks around', typed({ name: ' 林小满 ', phone: ' 138 0013 8000 ' })],
  ['no name', typed({ name: '  ' })],
  ['a name of 20 signs', typed({ name: '林'.repeat(20) })],
  ['a name of 21 signs', typed({ name: '林'.repeat(21) })],
  ['a phone of 10 digits', typed({ phone: '1380013800' })],
  ['a phone of 12 digits', typed({ phone: '138001380001' })],
  ['a number of a city', typed({ phone: '05711234567' })],
  ['a region of one sign', typed({ region: '浙' })],
  ['a region of 41 signs', typed({ region: '浙'.repeat(41) })],
  ['a street of one sign', typed({ detail: '路' })],
  ['a street of 81 signs', typed({ detail: '路'.repeat(81) })],
])('the form and the contract agree about %s', (_, address) => {
  const isFine = firstProblem(problemsOf(address)) === null
  expect(isFine).toBe(addressField.safeParse(cleaned(address)).success)
})

test('the first part with a problem is the first of the form', () => {
  expect(firstProblem(problemsOf(typed({ detail: '', phone: '1' })))).toBe('phone')
})
