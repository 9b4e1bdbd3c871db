import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import ShelvesPage from '.'
import { shelvesDraft } from './draft'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

interface Shelf {
  readonly categoryId?: string
  readonly name: string
}
let shelves: Shelf[]
let roles: string[]
let refused: FailureCode | null

async function open() {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'members.me') return answer({ visitorId: 'V', member: null, isPromoter: false, staffRoles: roles })
    if (action === 'catalog.categories') return answer({ items: shelves })
    if (action === 'catalog.setCategories' && refused === null) {
      const { categories } = input as { categories: Shelf[] }
      shelves = categories.map((shelf) => ({ categoryId: `made ${shelf.name}`, ...shelf }))
      return answer({ items: shelves })
    }
    return { ok: false, now: 1, code: refused ?? 'NOT_FOUND' } as never
  })
  const page = render(<ShelvesPage />)
  await act(async () => {})
  return page
}
const sent = () =>
  called.mock.calls.flatMap(([action, input]) =>
    action === 'catalog.setCategories' ? [(input as { categories: Shelf[] }).categories] : [],
  )
const names = () =>
  Array.from(document.querySelectorAll<HTMLInputElement>('input[id^=shelf-name]')).map(({ value }) => value)
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const label = (text: string) => act(async () => void fireEvent.click(screen.getByLabelText(text)))
const name = (index: number, value: string) =>
  fireEvent.change(document.getElementById(`shelf-name-${index}`) as HTMLElement, { target: { value } })

beforeEach(() => {
  act(() => shelvesDraft.set(null))
  shelves = [
    { categoryId: 'K1', name: '茶油' },
    { categoryId: 'K2', name: '香皂' },
  ]
  roles = ['operator']
  refused = null
})

test('shelves are put in order, renamed and added, and saved together', async () => {
  await open()
  expect(document.getElementById('save')).toHaveProperty('disabled', true)
  await label('下移茶油')
  name(0, '手工皂')
  await press('shelf-add')
  name(2, ' 礼盒 ')
  await press('save')
  expect(sent()).toEqual([[{ categoryId: 'K2', name: '手工皂' }, { categoryId: 'K1', name: '茶油' }, { name: '礼盒' }]])
  expect(names()).toEqual(['手工皂', '茶油', '礼盒'])
  expect(document.getElementById('save')).toHaveProperty('disabled', true)
})

test('taking a shelf away asks first and says that its products stay', async () => {
  await open()
  await label('删除茶油')
  expect(screen.getByText(/里面的商品还在/)).toBeTruthy()
  expect(names()).toEqual(['茶油', '香皂'])
  await press('confirm-send')
  await press('save')
  expect(sent()).toEqual([[{ categoryId: 'K2', name: '香皂' }]])
})

test('a name that is missing or twice there is told beside its box, and nothing is sent', async () => {
  await open()
  await press('shelf-add')
  await press('shelf-add')
  name(2, '香皂')
  await press('save')
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
    '和前面的分类重名了',
    '写一个名字',
  ])
  expect(sent()).toEqual([])
})

test('who leaves and comes again finds what was not saved, and can drop it', async () => {
  const page = await open()
  name(0, '山茶油')
  expect(window.onbeforeunload).not.toBeNull()
  page.unmount()
  expect(window.onbeforeunload).toBeNull()
  await open()
  expect(names()).toEqual(['山茶油', '香皂'])
  await press('discard')
  expect(names()).toEqual(['茶油', '香皂'])
})

test('what is typed while the saving is under way stays', async () => {
  await open()
  name(0, '山茶油')
  const before = called.getMockImplementation()
  let release = () => {}
  called.mockImplementation(async (action, input) => {
    if (action === 'catalog.setCategories') await new Promise<void>((resolve) => (release = resolve))
    return before?.(action, input) as never
  })
  await press('save')
  name(1, '手工皂')
  await act(async () => release())
  expect(sent()).toMatchObject([[{ name: '山茶油' }, { name: '香皂' }]])
  expect(names()).toEqual(['山茶油', '手工皂'])
  expect(document.getElementById('save')).toHaveProperty('disabled', false)
})

test('a refused name says so and stays typed', async () => {
  refused = 'TEXT_REFUSED'
  await open()
  name(0, '坏话')
  await press('save')
  expect(screen.getByRole('alert').textContent).toBe('文字里有不合适的内容，请换一个')
  expect(names()).toEqual(['坏话', '香皂'])
})

test('others are told whose page it is', async () => {
  roles = ['finance']
  await open()
  expect(screen.getByText('这里只给店主和运营看')).toBeTruthy()
})
