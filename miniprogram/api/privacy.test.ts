import Taro from '@tarojs/taro'
import { AGREE_BUTTON, listenForPrivacy, openPrivacyContract, privacyRequest } from './privacy'

jest.mock('./platform', () => ({ inWeChat: true }))

type Listener = (resolve: jest.Mock, info: { referrer: string }) => void
let ask: Listener = () => undefined
const contract = jest.fn()
Object.assign(Taro, {
  onNeedPrivacyAuthorization: (listener: Listener) => {
    ask = listener
  },
  openPrivacyContract: contract,
})
listenForPrivacy()

/** WeChat stops an interface; answers what was resolved for it. */
function stopped(referrer: string) {
  const resolve = jest.fn()
  ask(resolve, { referrer })
  return () => resolve.mock.calls.map(([option]) => option)
}
const SHOWN = { event: 'exposureAuthorization' }
const AGREED = { event: 'agree', buttonId: AGREE_BUTTON }
const REFUSED = { event: 'disagree' }

test.each([
  ['button.getPhoneNumber', 'phone'],
  ['button.chooseAvatar', 'avatar'],
  ['chooseAddress', 'address'],
  ['saveImageToPhotosAlbum', 'album'],
  ['setClipboardData', 'clipboard'],
  ['chooseImage', 'pictures'],
  ['getLocation', 'other'],
] as const)('%s is stopped and asks for %s, and goes on when the person agrees', (referrer, need) => {
  const resolved = stopped(referrer)
  expect(privacyRequest.get()?.need).toBe(need)
  expect(resolved()).toEqual([SHOWN])
  privacyRequest.get()?.answer(true)
  expect(resolved()).toEqual([SHOWN, AGREED])
  expect(privacyRequest.get()).toBeNull()
})

test('whoever refuses is asked again only when they press again', () => {
  const first = stopped('chooseAddress')
  privacyRequest.get()?.answer(false)
  expect(first()).toEqual([SHOWN, REFUSED])
  expect(privacyRequest.get()).toBeNull()
  const second = stopped('chooseAddress')
  privacyRequest.get()?.answer(true)
  expect(second()).toEqual([SHOWN, AGREED])
  // What was refused stays so: nothing waits for this answer any more.
  expect(first()).toEqual([SHOWN, REFUSED])
})

test('two interfaces that wait at once get the one answer, each once', () => {
  const one = stopped('setClipboardData')
  const other = stopped('chooseImage')
  privacyRequest.get()?.answer(false)
  expect([one(), other()]).toEqual([
    [SHOWN, REFUSED],
    [SHOWN, REFUSED],
  ])
})

test('the name’s box, once refused, is for typing and asks no more', () => {
  stopped('input.nickname')
  privacyRequest.get()?.answer(false)
  const again = stopped('input.nickname')
  expect(privacyRequest.get()).toBeNull()
  expect(again()).toEqual([REFUSED])
})

test('the agreement registered with WeChat can be read', () => {
  openPrivacyContract()
  expect(contract).toHaveBeenCalledTimes(1)
})
