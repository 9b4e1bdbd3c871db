import { actions } from '@shared/contracts'
import { asked, boot, DIST, MEMBER, SUN, sent } from './cloud'
import { mall } from './mall'
import type { MiniProgram } from './mini-program'
import { compileWxml, elementOf, ifCompiler } from './wcc'
import type { Options } from './wx'

/** What WeChat's documentation of wx.chooseAddress gives back. */
const CHOSEN = {
  errMsg: 'chooseAddress:ok',
  userName: '张三',
  postalCode: '510000',
  provinceName: '广东省',
  cityName: '广州市',
  countyName: '海珠区',
  streetName: '新港街道',
  detailInfo: '新港中路397号',
  detailInfoNew: '新港中路397号',
  nationalCode: '510000',
  telNumber: '13800138000',
}
/** What it fails with when the privacy agreement was refused. */
const NO_CONSENT = { errMsg: 'chooseAddress:fail privacy permission is not authorized', errno: 104 }

const answers = { ...mall, 'addresses.save': { addressId: 'N'.repeat(16) } }
const saved = (app: MiniProgram) =>
  sent(app, 'addresses.save').map(({ input }) => actions['addresses.save'].input.parse(input).address)

async function typed(app: MiniProgram): Promise<void> {
  await app.type('address-name', '李四')
  await app.type('address-phone', '13912345678')
  await app.tell('address-region', 'change', {
    value: ['浙江省', '杭州市', '西湖区'],
    code: ['330000', '330100', '330106'],
  })
  await app.type('address-detail', '文三路 1 号')
}

test('the address that WeChat keeps is asked for by wx.chooseAddress and fills the form', async () => {
  const app = boot({ answers, wx: { chooseAddress: (options: Options) => options.success?.(CHOSEN) } })
  await app.open('pages/addresses/edit/index')
  await app.press('address-import')
  expect(asked(app, 'chooseAddress')).toEqual([{}])
  await app.press('address-save')
  expect(saved(app)).toEqual([
    { name: '张三', phone: '13800138000', region: '广东省 广州市 海珠区', detail: '新港中路397号' },
  ])
})

test('without consent (errno 104) what was typed stays, and is what is saved', async () => {
  const app = boot({ answers, wx: { chooseAddress: (options: Options) => options.fail?.(NO_CONSENT) } })
  await app.open('pages/addresses/edit/index')
  await typed(app)
  await app.press('address-import')
  expect(asked(app, 'chooseAddress')).toHaveLength(1)
  expect(asked(app, 'showToast').at(-1)).toMatchObject({ title: '没有拿到微信里的地址，直接填写就好' })
  await app.press('address-save')
  expect(saved(app)).toEqual([
    { name: '李四', phone: '13912345678', region: '浙江省 杭州市 西湖区', detail: '文三路 1 号' },
  ])
})

const profile = (after = SUN.member) =>
  boot({
    answers: {
      'members.me': { ...SUN, member: after },
      'members.setPhone': { member: { ...MEMBER, phone: '138****8000' } },
    },
  })

test('the code of WeChat’s phone button goes to members.setPhone, once', async () => {
  const app = profile()
  await app.open('pages/members/profile/index')
  await app.tell('profile-phone', 'getphonenumber', {
    errMsg: 'getPhoneNumber:ok',
    code: 'e31968a7f94cc5ee25fafc2aef2773f0',
  })
  const inputs = sent(app, 'members.setPhone').map(({ input }) => actions['members.setPhone'].input.parse(input))
  expect(inputs).toEqual([
    { requestId: expect.stringMatching(/^[0-9A-Za-z]{16,32}$/), code: 'e31968a7f94cc5ee25fafc2aef2773f0' },
  ])
})

test('who refuses WeChat’s phone button sends nothing and is told nothing', async () => {
  const app = profile()
  await app.open('pages/members/profile/index')
  const before = app.text()
  await app.tell('profile-phone', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
  expect(sent(app, 'members.setPhone')).toEqual([])
  expect(app.text()).toBe(before)
})

ifCompiler('in WXML', () => {
  test('the phone button is WeChat’s own, with open-type getPhoneNumber, and its event is heard', async () => {
    const page = await profile().open('pages/members/profile/index')
    const button = elementOf(compileWxml(DIST)(page.route, page.data).tree, 'profile-phone')
    expect(button).toMatchObject({ tag: 'wx-button', attr: { openType: 'getPhoneNumber', bindgetphonenumber: 'eh' } })
  })
})
