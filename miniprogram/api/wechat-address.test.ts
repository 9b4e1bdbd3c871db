import Taro from '@tarojs/taro'
import { addressOfWeChat, importWords, regionOf } from './wechat-address'

jest.mock('./platform', () => ({ ...jest.requireActual('./platform'), inWeChat: true }))

const CHOSEN = {
  userName: '林小满',
  telNumber: '+86 138-0013-8000',
  provinceName: '浙江省',
  cityName: '杭州市',
  countyName: '西湖区',
  detailInfo: '文三路 1 号',
}
const chooses = (choose: () => Promise<object>) => {
  Taro.chooseAddress = jest.fn(choose) as never
}

test('an address of WeChat fills the form as the server takes it', async () => {
  chooses(async () => CHOSEN)
  expect(await addressOfWeChat()).toEqual({
    kind: 'taken',
    address: { name: '林小满', phone: '13800138000', region: '浙江省 杭州市 西湖区', detail: '文三路 1 号' },
  })
})

test('a city that is a province is named once', () => {
  expect(regionOf(['北京市', '北京市', '东城区'])).toBe('北京市 东城区')
})

test('who closes WeChat’s book is told nothing', async () => {
  chooses(() => Promise.reject({ errMsg: 'chooseAddress:fail cancel' }))
  const taken = await addressOfWeChat()
  expect(taken).toEqual({ kind: 'none' })
  expect(importWords(taken)).toBeNull()
})

test.each([
  [{ errMsg: 'chooseAddress:fail privacy permission is not authorized', errno: 104 }],
  [{ errMsg: 'chooseAddress:fail auth deny' }],
  [undefined],
])('a refusal is one quiet line, and the form stays: %j', async (failed) => {
  chooses(() => Promise.reject(failed))
  expect(importWords(await addressOfWeChat())).toBe('没有拿到微信里的地址，直接填写就好')
})
