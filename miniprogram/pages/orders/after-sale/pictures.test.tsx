import { AFTER_SALE_PICTURES_MAX } from '@shared/contracts/order-shapes'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { chooseSmallPicture } from '@/api/after-sale-picture'
import { answerTo } from '@/api/answers'
import { call } from '@/api/client'
import { keepPicture } from '@/api/kept-pictures'
import { PICTURES_MAX, Pictures } from './pictures'

jest.mock('@/api/client')
jest.mock('@/api/platform', () => ({ ...jest.requireActual('@/api/platform'), inWeChat: false }))
jest.mock('@/api/kept-pictures', () => ({ ...jest.requireActual('@/api/kept-pictures'), keepPicture: jest.fn() }))
jest.mock('@/api/after-sale-picture')
const called = jest.mocked(call)

const FILE = `cloud://env.bucket/after-sales/${'V'.repeat(16)}/a.jpg`
const onChange = jest.fn()
async function open(inWeChat: boolean) {
  cleanup()
  Object.assign(jest.requireMock('@/api/platform'), { inWeChat })
  called.mockReset()
  onChange.mockClear()
  jest.mocked(Taro.showToast).mockClear()
  called.mockImplementation(async (action) => {
    const output = action === 'members.me' ? { visitorId: 'V'.repeat(16) } : { fileId: FILE, url: null }
    return { ok: true, now: 1, output } as never
  })
  jest.mocked(chooseSmallPicture).mockReset().mockResolvedValue('QUJD')
  await act(async () => void render(<Pictures pictures={[]} onChange={onChange} />))
}
const add = () => act(async () => void fireEvent.click(screen.getByText('最多 6 张')))
const sent = () => called.mock.calls.filter(([action]) => action === 'orders.addAfterSalePicture')

test('in WeChat a picture is kept in a folder of the buyer’s own, where the server looks for it', async () => {
  await open(true)
  jest.mocked(keepPicture).mockResolvedValue(FILE)
  await add()
  expect(keepPicture).toHaveBeenCalledWith('after-sales/VVVVVVVVVVVVVVVV')
  expect(onChange).toHaveBeenCalledWith([{ fileId: FILE, url: FILE }])
  expect(sent()).toEqual([])
})

test('in a browser it travels with a call, and is shown from what was chosen', async () => {
  await open(false)
  await add()
  expect(sent()).toMatchObject([[expect.anything(), { pictureBase64: 'QUJD' }]])
  expect(onChange).toHaveBeenCalledWith([{ fileId: FILE, url: 'data:image/jpeg;base64,QUJD' }])
})

test('who chooses none has none, and nothing is sent', async () => {
  await open(false)
  jest.mocked(chooseSmallPicture).mockResolvedValue(null)
  await add()
  expect(sent()).toEqual([])
  expect(Taro.showToast).not.toHaveBeenCalled()
})

test.each([
  ['TOO_OFTEN', '操作太频繁，请过一会儿再试'],
  ['OFFLINE', '网络不通，请检查后再试'],
])('a picture that the server did not keep is said: %s', async (code, words) => {
  await open(false)
  called.mockResolvedValue({ ok: false, now: 1, code } as never)
  await add()
  expect(onChange).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toBe(words)
})

test('what is no picture is said', async () => {
  await open(false)
  jest.mocked(chooseSmallPicture).mockRejectedValue(new Error('not a picture'))
  await add()
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '图片没有传上去，请再试一次' }))
})

test('the page and the server agree how many there can be', () => {
  expect(PICTURES_MAX).toBe(AFTER_SALE_PICTURES_MAX)
})

test('in WeChat, where it is not known whose picture it would be, that is said', async () => {
  await open(true)
  cleanup()
  answerTo('members.me', {}).set({ output: null, failure: null, asking: false })
  called.mockResolvedValue({ ok: false, now: 1, code: 'OFFLINE' } as never)
  await act(async () => void render(<Pictures pictures={[]} onChange={onChange} />))
  jest.mocked(keepPicture).mockClear()
  await add()
  expect(keepPicture).not.toHaveBeenCalled()
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '图片没有传上去，请再试一次' }))
})

test('a picture that is taken away while another is on its way stays away', async () => {
  cleanup()
  await open(false)
  cleanup()
  let arrive: (base64: string) => void = () => undefined
  jest.mocked(chooseSmallPicture).mockImplementation(
    () =>
      new Promise((resolve) => {
        arrive = resolve
      }),
  )
  const old = { fileId: 'old', url: 'old' }
  const page = render(<Pictures pictures={[old]} onChange={onChange} />)
  await add()
  await act(async () => void fireEvent.click(screen.getByLabelText('去掉这张图片')))
  expect(onChange).toHaveBeenLastCalledWith([])
  page.rerender(<Pictures pictures={[]} onChange={onChange} />)
  await act(async () => arrive('QUJD'))
  expect(onChange).toHaveBeenLastCalledWith([{ fileId: FILE, url: 'data:image/jpeg;base64,QUJD' }])
})
