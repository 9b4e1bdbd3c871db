import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import { button, open, placements, press, products, RESULT, show, world } from './checkout.fixture'

jest.mock('@/api/client')
jest.mock('@/api/cashier', () => ({ PAY_METHOD: 'h5', openCashier: jest.fn(async () => undefined) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))

const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(document.getElementById(id) as HTMLElement, { target: { value } }))
const showAgain = () => act(async () => void handlers.didShow?.())
const ids = () => new Set(placements().map(({ requestId }) => requestId)).size

test('a press while the result’s page is on its way places nothing more', async () => {
  await open()
  let arrive: () => void = () => undefined
  jest.mocked(Taro.redirectTo).mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        arrive = () => resolve({ errMsg: 'ok' })
      }),
  )
  await press('checkout-send')
  await press('checkout-send')
  await act(async () => arrive())
  expect(placements()).toHaveLength(1)
})

test('where the result’s page could not be opened, the next press leads to it and places nothing', async () => {
  await open()
  jest.mocked(Taro.redirectTo).mockImplementationOnce(async () => Promise.reject(new Error('timeout')))
  await press('checkout-send')
  await press('checkout-send')
  expect(placements()).toHaveLength(1)
  expect(Taro.redirectTo).toHaveBeenLastCalledWith({ url: RESULT })
})

test.each(['closed', 'paid'] as const)(
  'a kept request whose order is %s by now does not stand in the way of a new order',
  async (state) => {
    await open({ placed: ['OFFLINE', state, 'open'] })
    await press('checkout-send')
    cleanup()
    await show()
    await press('checkout-send')
    expect(placements()).toHaveLength(3)
    const [lost, again, anew] = placements()
    expect(again?.requestId).toBe(lost?.requestId)
    expect(anew?.requestId).not.toBe(lost?.requestId)
    expect(Taro.redirectTo).toHaveBeenCalledTimes(1)
  },
)

test('the goods that an unsure order may have taken do not keep the buyer from asking again for the same one', async () => {
  await open({ placed: ['BUSY', 'open'] })
  await press('checkout-send')
  expect(screen.getByRole('alert').textContent).toBe('现在人有点多，请再试一次，不会重复下单')
  world.problems = { [`K${products}`]: 'SOLD_OUT' }
  await showAgain()
  expect(button()).toBe('付款 ¥97.00')
  await press('checkout-send')
  expect(placements()).toHaveLength(2)
  expect(ids()).toBe(1)
})

test('the points that an unsure order may have used are part of the same request', async () => {
  await open({ placed: ['OFFLINE', 'open'] })
  await press('checkout-points')
  expect(button()).toBe('付款 ¥92.00')
  await press('checkout-send')
  world.pointsUsed = true
  await showAgain()
  expect(button()).toBe('付款 ¥92.00')
  await press('checkout-send')
  expect(ids()).toBe(1)
})

test('whoever wants something else after an unsure order asks anew, for what the page shows now', async () => {
  await open({ placed: ['OFFLINE', 'open'] })
  await press('checkout-send')
  world.problems = { [`K${products}`]: 'SOLD_OUT' }
  await type('checkout-note', '放门口')
  await showAgain()
  expect(button()).toBe('现在买不了')
})

test('what was said about a note goes away with the next sign that is typed', async () => {
  await open({ placed: ['TEXT_REFUSED'] })
  await press('checkout-send')
  expect(screen.getByRole('alert').textContent).toBe('备注或祝福语里有不合适的内容，请换一种说法')
  await type('checkout-note', '放门口')
  expect(screen.queryByRole('alert')).toBeNull()
})
