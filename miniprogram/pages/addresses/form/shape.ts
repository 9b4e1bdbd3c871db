/** Where goods go, as `addressField` of the contracts. */
export interface Address {
  readonly name: string
  readonly phone: string
  readonly region: string
  readonly detail: string
}
export type AddressPart = keyof Address

export const EMPTY_ADDRESS: Address = { name: '', phone: '', region: '', detail: '' }

/** Most signs of each part; the server has the same limits, and `shape.test.ts` keeps them so. */
export const ADDRESS_MAX: Readonly<Record<AddressPart, number>> = { name: 20, phone: 11, region: 40, detail: 80 }

const PHONE = /^1\d{10}$/
/** A region or a street of one sign is a slip of the finger. */
const PLACE_MIN = 2

const PROBLEM_OF: Readonly<Record<AddressPart, (text: string) => string | null>> = {
  name: (text) => (text === '' ? '请填写收货人' : null),
  phone: (text) => (PHONE.test(text) ? null : '手机号是 11 位数字，以 1 开头'),
  region: (text) => (text.length < PLACE_MIN ? '请填写省、市、区' : null),
  detail: (text) => (text.length < PLACE_MIN ? '请填写街道和门牌号' : null),
}
const PARTS = Object.keys(PROBLEM_OF) as readonly AddressPart[]

/** Blanks around what was typed do not count. */
export const cleaned = (typed: Address): Address => ({
  name: typed.name.trim(),
  phone: typed.phone.replace(/[\s-]/g, ''),
  region: typed.region.trim(),
  detail: typed.detail.trim(),
})

export type AddressProblems = Readonly<Record<AddressPart, string | null>>

/** What is wrong with each part; null where nothing is. */
export function problemsOf(typed: Address): AddressProblems {
  const address = cleaned(typed)
  return Object.fromEntries(
    PARTS.map((part) => [part, tooLong(part, address[part]) ?? PROBLEM_OF[part](address[part])]),
  ) as AddressProblems
}

const tooLong = (part: AddressPart, text: string): string | null =>
  part !== 'phone' && text.length > ADDRESS_MAX[part] ? `最多 ${ADDRESS_MAX[part]} 个字` : null

/** The first part that has a problem, in the order of the form; null when all is well. */
export const firstProblem = (problems: AddressProblems): AddressPart | null =>
  PARTS.find((part) => problems[part] !== null) ?? null
