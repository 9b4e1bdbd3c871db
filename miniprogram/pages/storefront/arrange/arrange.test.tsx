import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import ArrangePage from '.'
import { type Arrangement, arrangementDraft } from './draft'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const TITLES: Readonly<Record<string, string>> = { OIL: '茶籽油', SOAP: '手工皂', TEA: '山茶' }
const product = (productId: string) => ({
  ...{ productId, title: TITLES[productId], shopId: 'S1', picture: null, priceFen: 8_900, strikePriceFen: null },
  ...{ state: 'on-sale', promoted: false, earnFen: null },
})
const SAVED: Arrangement = {
  slides: [
    { title: '新油', target: { kind: 'product', id: 'OIL' }, picture: 'drawn:oil', targetName: '茶籽油' },
    { title: '', target: { kind: 'category', id: 'GONE' }, picture: null, targetName: null },
  ],
  sections: [
    {
      title: '秋茶',
      products: [
        { productId: 'OIL', title: '茶籽油' },
        { productId: 'TEA', title: '山茶' },
      ],
    },
  ],
}
let refused: FailureCode | null
let saved: Arrangement | FailureCode

function server() {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const refuse = (code: string) => ({ ok: false, now: 1, code }) as never
    const { search, productIds } = input as { search?: string; productIds?: string[] }
    if (action === 'storefront.arrangement') return typeof saved === 'string' ? refuse(saved) : answer(saved)
    if (action === 'storefront.arrange') return refused === null ? answer({}) : refuse(refused)
    if (action === 'catalog.productsById') return answer({ items: productIds?.map(product) ?? [] })
    if (action === 'catalog.products') {
      const found = Object.keys(TITLES).filter((id) => TITLES[id]?.includes(search ?? ''))
      return answer({ items: found.map(product), cursor: null })
    }
    if (action === 'catalog.categories') return answer({ items: [{ categoryId: 'K1', name: '香皂' }] })
    if (action === 'catalog.contents')
      return answer({ items: [{ contentId: 'C1', kind: 'live', title: '采茶直播' }], cursor: null })
    if (action === 'catalog.shop') return answer({ shopId: 'S1', name: '山茶小铺', freightFen: 0, freeFromFen: null })
    return refuse('NOT_FOUND')
  })
}
async function open() {
  server()
  const page = render(<ArrangePage />)
  await act(async () => {})
  return page
}
const sent = () =>
  called.mock.calls.flatMap(([action, input]) => (action === 'storefront.arrange' ? [input as Arrangement] : []))
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const click = (element: HTMLElement) => act(async () => void fireEvent.click(element))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(document.getElementById(id) as HTMLElement, { target: { value } }))
const dialog = () => within(screen.getByRole('dialog'))
const preview = () => within(document.getElementById('arrange-preview') as HTMLElement)

beforeEach(() => {
  act(() => arrangementDraft.set(null))
  refused = null
  saved = SAVED
})

test('slides and products are put in order, and saved without what is gone', async () => {
  await open()
  expect(screen.getAllByText('已不在，保存时会去掉')).toHaveLength(1)
  await click(screen.getByLabelText('下移茶籽油'))
  await type('slide-title-0', ' 今年新油 ')
  await press('save')
  expect(sent()).toMatchObject([
    {
      slides: [{ title: '今年新油', target: { kind: 'product', id: 'OIL' }, picture: 'drawn:oil' }],
      sections: [{ title: '秋茶', productIds: ['TEA', 'OIL'] }],
    },
  ])
})

test('a slide leads to a product that is found by its title, a shelf, a content or a shop', async () => {
  saved = { slides: [], sections: [] }
  await open()
  await press('slide-add')
  await type('pick-search', '皂')
  await press('pick-search-go')
  expect(dialog().queryByText('茶籽油')).toBeNull()
  await click(dialog().getByText('手工皂'))
  for (const [tab, words] of [
    ['分类', '香皂'],
    ['内容', '采茶直播'],
    ['店铺', '山茶小铺'],
  ] as const) {
    await press('slide-add')
    await click(dialog().getByText(tab))
    await click(dialog().getByText(words))
  }
  await press('save')
  expect(sent()).toMatchObject([
    {
      slides: [
        { title: '', target: { kind: 'product', id: 'SOAP' } },
        { title: '', target: { kind: 'category', id: 'K1' } },
        { title: '', target: { kind: 'content', id: 'C1' } },
        { title: '', target: { kind: 'shop', id: 'S1' } },
      ],
    },
  ])
})

test('a section needs a title and a product; what is chosen can’t be chosen twice', async () => {
  saved = { slides: [], sections: [] }
  await open()
  await press('section-add')
  await press('save')
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['写一个标题', '选至少一件商品'])
  expect(sent()).toEqual([])
  await type('section-title-0', '秋茶')
  await press('section-pick-0')
  await click(dialog().getByText('山茶'))
  expect(dialog().getAllByText('已选')).toHaveLength(1)
  await click(dialog().getByText('山茶'))
  await press('save')
  expect(sent()).toMatchObject([{ sections: [{ title: '秋茶', productIds: ['TEA'] }] }])
})

test('the preview shows what the home page would, as it is being changed', async () => {
  await open()
  expect(preview().getByText('新油')).toBeTruthy()
  expect(preview().getByText('山茶')).toBeTruthy()
  await click(screen.getByLabelText('删除山茶'))
  expect(preview().queryByText('山茶')).toBeNull()
  await click(screen.getByLabelText('删除栏目 1'))
  await click(screen.getByLabelText('删除第 1 张'))
  expect(preview().getByText('还没有布置，首页只显示上新的商品')).toBeTruthy()
})

test('who leaves and comes again finds what was not saved, and can drop it', async () => {
  const page = await open()
  await type('slide-title-0', '改了')
  expect(window.onbeforeunload).not.toBeNull()
  page.unmount()
  expect(window.onbeforeunload).toBeNull()
  await open()
  expect(document.getElementById('slide-title-0')).toHaveProperty('value', '改了')
  await press('discard')
  expect(document.getElementById('slide-title-0')).toHaveProperty('value', '新油')
})

test('a title that is refused, and a target that went meanwhile, are told in their words', async () => {
  refused = 'TEXT_REFUSED'
  await open()
  await type('slide-title-0', '坏话')
  await press('save')
  expect(screen.getByRole('alert').textContent).toBe('文字里有不合适的内容，请换一个')
  refused = 'NOT_FOUND'
  await press('save')
  expect(screen.getByRole('alert').textContent).toBe('选的内容刚刚被删了，请去掉后再保存')
})

test('others are told whose page it is', async () => {
  saved = 'FORBIDDEN'
  await open()
  expect(screen.getByText('这里只给店主和运营看')).toBeTruthy()
})
