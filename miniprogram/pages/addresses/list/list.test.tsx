import { ADDRESSES_MAX } from '@shared/contracts/addresses'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { pickedAddress } from '@/api/picked-address'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import AddressList from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const addressOf = (id: number) => ({
  ...{ addressId: `A${id}`, name: `收件人${id}`, phone: '138****8000', region: '浙江省', detail: `${id} 号` },
  isDefault: id === 0,
})
async function open(params: Record<string, string>, count = 2) {
  let items = Array.from({ length: count }, (_, id) => addressOf(id))
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (action === 'addresses.remove') {
      items = items.filter(({ addressId }) => addressId !== (input as { addressId: string }).addressId)
      return { ok: true, now: 1, output: {} } as never
    }
    return { ok: true, now: 1, output: { items } } as never
  })
  Taro.getCurrentPages = () => Array(3).fill({})
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.navigateBack).mockClear()
  router.params = params
  await act(async () => void render(<AddressList />))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))

test('a tap changes an address; while picking it takes it and goes back', async () => {
  await open({})
  await press('收件人1')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/addresses/edit/index?id=A1' })
  document.body.innerHTML = ''
  await open({ pick: '1' })
  await press('收件人1')
  expect(pickedAddress.get()).toBe('A1')
  expect(Taro.navigateBack).toHaveBeenCalledWith({ delta: 1 })
})

test('a double tap takes one address and leaves one page', async () => {
  await open({ pick: '1' })
  const row = screen.getByText('收件人1')
  await act(async () => {
    for (let tap = 0; tap < 2; tap += 1) fireEvent.click(row)
  })
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
})

test('an address is removed after a question that shows it, and is not the picked one any more', async () => {
  await open({})
  pickedAddress.set('A1')
  await act(async () => void fireEvent.click(screen.getByLabelText('删除 收件人1 的地址')))
  expect(screen.getByRole('dialog').textContent).toContain('收件人1 138****8000')
  expect(called.mock.calls.filter(([action]) => action === 'addresses.remove')).toEqual([])
  await act(async () => void fireEvent.click(document.getElementById('confirm-send') as HTMLElement))
  expect(screen.queryByText('收件人1')).toBeNull()
  expect(screen.getByText('收件人0')).toBeTruthy()
  expect(pickedAddress.get()).toBeNull()
})

test('a full book takes no more, and says the same number as the server', async () => {
  await open({}, ADDRESSES_MAX)
  expect((document.getElementById('address-add') as HTMLButtonElement).disabled).toBe(true)
  expect(screen.getByText(`已满 ${ADDRESSES_MAX} 个，删掉不用的才能再加`)).toBeTruthy()
})

test('an empty book has one way on', async () => {
  await open({ pick: '1' }, 0)
  await press('添加地址')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/addresses/edit/index?pick=1&back=2' })
})
