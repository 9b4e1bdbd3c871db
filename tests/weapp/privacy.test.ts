import { actions } from '@shared/contracts'
import { boot, DIST, sent } from './cloud'
import { id, mall } from './mall'
import type { MiniProgram } from './mini-program'
import { compileWxml, elementOf, ifCompiler } from './wcc'
import type { Options } from './wx'

/** wx.onNeedPrivacyAuthorization and the demos of its documentation (base library 2.32.3). */
interface Answer {
  readonly event: 'exposureAuthorization' | 'agree' | 'disagree'
  readonly buttonId?: string
}
type Listener = (resolve: (answer: Answer) => void, info: { readonly referrer: string }) => void

const listeners = (app: MiniProgram): Listener[] =>
  app.calls.flatMap(({ api, args }) => (api === 'onNeedPrivacyAuthorization' ? [args[0] as Listener] : []))

const ADDRESS = {
  errMsg: 'chooseAddress:ok',
  userName: '张三',
  telNumber: '13800138000',
  provinceName: '广东省',
  cityName: '广州市',
  countyName: '海珠区',
  detailInfo: '新港中路397号',
}

/** The page of an address in a WeChat that holds wx.chooseAddress back until the person has answered. */
async function askedForConsent() {
  const answered: Answer[] = []
  const app: MiniProgram = boot({
    answers: { ...mall, 'addresses.save': { addressId: id('A2') } },
    wx: {
      chooseAddress: (options: Options) => {
        const resolve = (answer: Answer) => {
          answered.push(answer)
          if (answer.event === 'agree') options.success?.(ADDRESS)
          if (answer.event === 'disagree')
            options.fail?.({ errMsg: 'chooseAddress:fail privacy permission is not authorized', errno: 104 })
        }
        listeners(app)[0]?.(resolve, { referrer: 'chooseAddress' })
      },
    },
  })
  await app.open('pages/addresses/edit/index')
  await app.type('address-name', '李四')
  await app.press('address-import')
  return { app, answered }
}
const saved = (app: MiniProgram) =>
  sent(app, 'addresses.save').map(({ input }) => actions['addresses.save'].input.parse(input).address)

test('the app listens for the need of consent once, at launch', async () => {
  const app = boot({ answers: mall })
  expect(listeners(app)).toHaveLength(1)
  await app.open('pages/tabs/home/index')
  await app.open('pages/addresses/edit/index')
  await app.back()
  expect(listeners(app)).toHaveLength(1)
})

test('the sheet says what WeChat is about to give, and tells WeChat that it is seen', async () => {
  const { app, answered } = await askedForConsent()
  expect(app.text()).toContain('接下来要用到你微信里的收货地址。')
  expect(answered).toEqual([{ event: 'exposureAuthorization' }])
})

test('agreeing answers with the id of the button that was pressed, and the address comes', async () => {
  const { app, answered } = await askedForConsent()
  await app.tell('privacy-agree', 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  expect(answered.slice(1)).toEqual([{ event: 'agree', buttonId: 'privacy-agree' }])
  expect(app.node('privacy-agree')).toBeUndefined()
  await app.press('address-save')
  expect(saved(app)).toMatchObject([{ name: '张三', region: '广东省 广州市 海珠区' }])
})

test('refusing is told to WeChat, and the page works on with what is typed', async () => {
  const { app, answered } = await askedForConsent()
  await app.press('privacy-refuse')
  expect(answered.slice(1)).toEqual([{ event: 'disagree' }])
  expect(app.node('privacy-agree')).toBeUndefined()
  await app.type('address-phone', '13912345678')
  await app.tell('address-region', 'change', { value: ['浙江省', '杭州市', '西湖区'] })
  await app.type('address-detail', '文三路 1 号')
  await app.press('address-save')
  expect(saved(app)).toEqual([
    { name: '李四', phone: '13912345678', region: '浙江省 杭州市 西湖区', detail: '文三路 1 号' },
  ])
})

ifCompiler('in WXML', () => {
  test('the button of consent is WeChat’s own under the id that is answered, and its event is heard', async () => {
    const { app } = await askedForConsent()
    const { tree } = compileWxml(DIST)(app.page.route, app.page.data)
    expect(elementOf(tree, 'privacy-agree')).toMatchObject({
      tag: 'wx-button',
      attr: { openType: 'agreePrivacyAuthorization', bindagreeprivacyauthorization: 'eh' },
    })
  })
})
