import { PICTURE_BASE64_MAX } from '@shared/contracts/fields'
import Taro from '@tarojs/taro'
import { chooseSmallPicture } from './after-sale-picture'
import { jpegInBrowser } from './browser-jpeg'

jest.mock('./browser-jpeg', () => ({ ...jest.requireActual('./browser-jpeg'), jpegInBrowser: jest.fn() }))
const jpeg = jest.mocked(jpegInBrowser)
const chooses = (paths: string[]) => {
  Taro.chooseImage = jest.fn(async () => ({ tempFilePaths: paths })) as never
}
beforeEach(() => {
  jpeg.mockReset()
  chooses(['blob:1'])
})

test('a picture is made smaller until one call can carry it, and not more', async () => {
  const fits = 'A'.repeat(PICTURE_BASE64_MAX)
  jpeg.mockResolvedValueOnce(`${fits}A`).mockResolvedValueOnce(fits)
  expect(await chooseSmallPicture()).toBe(fits)
  const [first, second] = jpeg.mock.calls.map(([, { edge }]) => edge)
  expect(second).toBeLessThan(first ?? 0)
  expect(jpeg).toHaveBeenCalledTimes(2)
})

test('a picture that never fits is refused', async () => {
  jpeg.mockResolvedValue('A'.repeat(PICTURE_BASE64_MAX + 1))
  await expect(chooseSmallPicture()).rejects.toThrow('still too large')
})

test('who closes the choice has chosen none', async () => {
  Taro.chooseImage = jest.fn(() => Promise.reject(new Error('cancel'))) as never
  expect(await chooseSmallPicture()).toBeNull()
  chooses([])
  expect(await chooseSmallPicture()).toBeNull()
})
