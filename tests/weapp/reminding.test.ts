import { actions } from '@shared/contracts'
import { type Answers, asked, boot, sent } from './cloud'
import type { MiniProgram } from './mini-program'
import { promotion, REMINDER_TEMPLATE } from './promotion'
import type { Options } from './wx'

const EARNINGS = 'pages/commissions/earnings/index'

/** 收益 in a WeChat that answers its question so, and a server that counts each yes. */
async function opened(answer: (options: Options) => void): Promise<MiniProgram> {
  let granted = 0
  const answers: Answers = {
    ...promotion,
    'messages.reminders': () => ({
      items: [{ reminder: 'commission-frozen', templateId: REMINDER_TEMPLATE, granted }],
    }),
    'messages.grantReminders': ({ answers: said }) => {
      granted += said.filter((one) => one.answer === 'accept').length
      return {}
    },
  }
  const app = boot({ answers, wx: { requestSubscribeMessage: answer } })
  await app.open(EARNINGS)
  return app
}
const says = (answer: string) => (options: Options) =>
  options.success?.({ errMsg: 'requestSubscribeMessage:ok', [REMINDER_TEMPLATE]: answer })
const fails = (errCode: number) => (options: Options) =>
  options.fail?.({ errMsg: 'requestSubscribeMessage:fail', errCode })
const told = (app: MiniProgram) =>
  sent(app, 'messages.grantReminders').map(({ input }) => actions['messages.grantReminders'].input.parse(input).answers)

test('WeChat is asked in the tap itself, with the template’s id', async () => {
  const app = await opened(says('accept'))
  const before = app.calls.length
  const pressed = app.press('remind-commission-frozen')
  expect(app.calls.slice(before).map(({ api }) => api)).toEqual(['requestSubscribeMessage'])
  expect(asked(app, 'requestSubscribeMessage')).toMatchObject([{ tmplIds: [REMINDER_TEMPLATE] }])
  await pressed
})

test('each yes is told to the server and is one reminder', async () => {
  const app = await opened(says('accept'))
  await app.press('remind-commission-frozen')
  expect(told(app)).toEqual([[{ reminder: 'commission-frozen', answer: 'accept' }]])
  expect(app.text()).toContain('已开启 1 次')
  await app.press('remind-commission-frozen')
  expect(app.text()).toContain('已开启 2 次')
})

test('a no grants nothing and leads to the settings', async () => {
  const app = await opened(says('reject'))
  await app.press('remind-commission-frozen')
  expect(told(app).flat()).toEqual([{ reminder: 'commission-frozen', answer: 'reject' }])
  expect(app.text()).not.toContain('已开启')
  await app.press('remind-commission-frozen-settings')
  expect(asked(app, 'openSetting')).toEqual([{ withSubscriptions: true }])
})

test('with the main switch off (20004) the server hears nothing, and the words say where it is', async () => {
  const app = await opened(fails(20_004))
  await app.press('remind-commission-frozen')
  expect(told(app)).toEqual([])
  expect(app.text()).toContain('微信里的消息订阅关着，打开后再点')
  expect(app.node('remind-commission-frozen-settings')).toBeDefined()
})
