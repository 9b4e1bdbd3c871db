import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { pickedAddress } from '@/api/picked-address'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import { draftOf } from '../form/draft'
import AddressEdit from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const HOME = { name: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '文三路 1 号' }
const ID = 'A'.repeat(16)

/** What each saving is answered, in turn; the last one again and again. */
let saves: ('ok' | 'BUSY' | 'ADDRESSES_FULL')[]
async function open(params: Record<string, string>, { pages = 3, others = 1, saved = ['ok'] as typeof saves } = {}) {
  saves = saved
  draftOf(null).forget()
  draftOf(ID).forget()
  pickedAddress.set(null)
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'addresses.mine') return answer({ items: Array(others).fill({ addressId: 'B', ...HOME }) })
    if (action === 'addresses.address') return answer({ addressId: ID, address: HOME, isDefault: false })
    const [next = 'ok'] = saves.length > 1 ? saves.splice(0, 1) : saves
    return next === 'ok' ? answer({ addressId: ID }) : ({ ok: false, now: 1, code: next } as never)
  })
  Taro.getCurrentPages = () => Array(pages).fill({})
  jest.mocked(Taro.navigateBack).mockClear()
  router.params = params
  await act(async () => void render(<AddressEdit />))
}
const box = (part: string) => document.getElementById(`address-${part}`) as HTMLInputElement
const type = (part: string, value: string) => act(async () => void fireEvent.change(box(part), { target: { value } }))
const typeAll = async (address: typeof HOME) => {
  for (const [part, value] of Object.entries(address)) await type(part, value)
}
const save = () => act(async () => void fireEvent.click(document.getElementById('address-save') as HTMLElement))
const sent = () => called.mock.calls.flatMap(([action, input]) => (action === 'addresses.save' ? [input] : []))

test('a new address is saved once, however often it is pressed, and the page goes back', async () => {
  await open({})
  await typeAll(HOME)
  await act(async () => {
    for (let press = 0; press < 2; press += 1) fireEvent.click(document.getElementById('address-save') as HTMLElement)
  })
  expect(sent()).toMatchObject([{ address: HOME, isDefault: false }])
  expect(sent()[0]).not.toHaveProperty('addressId')
  expect(Taro.navigateBack).toHaveBeenCalledWith({ delta: 1 })
})

test('while the book is asked for after a saving, pressing again makes no second address', async () => {
  await open({})
  await typeAll(HOME)
  const before = called.getMockImplementation()
  let letGo = () => {}
  called.mockImplementation(async (action, input) => {
    if (action === 'addresses.mine') await new Promise<void>((go) => (letGo = go))
    return before?.(action, input) as never
  })
  await save()
  await save()
  expect(sent()).toHaveLength(1)
  expect(box('name').value).toBe('林小满')
  await act(async () => letGo())
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
})

test('whether the first address of a book is its default is not asked: the server makes it so', async () => {
  await open({}, { others: 0 })
  expect(document.getElementById('address-default')).toBeNull()
  await typeAll(HOME)
  await save()
  expect(sent()).toMatchObject([{ isDefault: false }])
})

test('what is saved while picking is picked, and the list is left as well', async () => {
  await open({ pick: '1', back: '2' })
  await typeAll(HOME)
  await save()
  expect(pickedAddress.get()).toBe(ID)
  expect(Taro.navigateBack).toHaveBeenCalledWith({ delta: 2 })
})

test('an address of the book is changed under its own id', async () => {
  await open({ id: ID })
  expect(box('name').value).toBe('林小满')
  await type('detail', '文三路 9 号')
  await act(async () => void fireEvent.click(document.getElementById('address-default') as HTMLElement))
  await save()
  expect(sent()).toMatchObject([{ addressId: ID, address: { ...HOME, detail: '文三路 9 号' }, isDefault: true }])
})

test('a mistake is told when its field is left, and nothing is sent', async () => {
  await open({})
  await type('phone', '1380013')
  expect(screen.queryByRole('alert')).toBeNull()
  await act(async () => void fireEvent.blur(box('phone')))
  expect(screen.getByRole('alert').textContent).toBe('手机号是 11 位数字，以 1 开头')
  await save()
  expect(sent()).toEqual([])
  expect(Taro.pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#address-name' }))
})

test('when nobody knows whether it was saved, the next press is the same request and nothing typed is lost', async () => {
  await open({}, { saved: ['BUSY', 'ok'] })
  await typeAll(HOME)
  await save()
  expect(box('name').value).toBe('林小满')
  expect(Taro.navigateBack).not.toHaveBeenCalled()
  await save()
  const [first, second] = sent() as { requestId: string }[]
  expect(second?.requestId).toBe(first?.requestId)
})

test('a full book says so', async () => {
  await open({}, { saved: ['ADDRESSES_FULL'] })
  await typeAll(HOME)
  await save()
  expect(screen.getByText('地址已满 20 个，先删掉不用的')).toBeTruthy()
})

test('what was typed is there again after the page was left, and gone once it is saved', async () => {
  await open({})
  await type('name', '林')
  expect(draftOf(null).store.get().name).toBe('林')
  await typeAll(HOME)
  await save()
  expect(draftOf(null).store.get().name).toBe('')
})
