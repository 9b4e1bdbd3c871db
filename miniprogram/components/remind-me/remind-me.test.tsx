import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { RemindMe } from '.'

let inWeChat = true
jest.mock('@/api/client')
jest.mock('@/api/platform', () => ({
  ...jest.requireActual('@/api/platform'),
  get inWeChat() {
    return inWeChat
  },
}))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const SHIPPED = 'shipped-template-0001'
const REFUNDED = 'refunded-template-001'
let granted: Record<string, number>
let refused: FailureCode | null
const templates = [
  { reminder: 'order-shipped', templateId: SHIPPED },
  { reminder: 'refund-succeeded', templateId: REFUNDED },
]

const requestSubscribeMessage = jest.fn()
const openSetting = jest.fn(async () => ({ errMsg: 'ok' }))
Object.assign(Taro, { requestSubscribeMessage, openSetting })

/** WeChat's answer to the next question: what was said for each template, or its error. */
function weChat(answer: Record<string, string> | number) {
  requestSubscribeMessage.mockReset()
  requestSubscribeMessage.mockImplementation(async () => {
    if (typeof answer === 'number') throw { errMsg: 'requestSubscribeMessage:fail', errCode: answer }
    return { errMsg: 'requestSubscribeMessage:ok', ...answer }
  })
}

async function open(known = templates) {
  cleanup()
  forgetAnswers()
  granted = {}
  refused = null
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (action === 'messages.reminders')
      return {
        ok: true,
        now: 1,
        output: { items: known.map((item) => ({ ...item, granted: granted[item.reminder] ?? 0 })) },
      } as never
    if (refused !== null) return { ok: false, now: 1, code: refused } as never
    for (const { reminder, answer } of (input as { answers: { reminder: string; answer: string }[] }).answers)
      if (answer === 'accept') granted[reminder] = (granted[reminder] ?? 0) + 1
    return { ok: true, now: 1, output: {} } as never
  })
  await act(async () => void render(<RemindMe reminder="order-shipped" also={['refund-succeeded', 'letter']} />))
}
const byId = (id: string) => document.getElementById(id)
const press = (id: string) => act(async () => void fireEvent.click(byId(id) as HTMLElement))
const hint = () => byId('remind-order-shipped-hint')?.textContent
const told = () => called.mock.calls.flatMap(([action, input]) => (action === 'messages.grantReminders' ? [input] : []))

beforeEach(() => {
  inWeChat = true
})

test('one tap asks for all that have a template; each yes is told to the server and counted', async () => {
  await open()
  weChat({ [SHIPPED]: 'accept', [REFUNDED]: 'reject' })
  await press('remind-order-shipped')
  expect(requestSubscribeMessage.mock.calls[0]?.[0]).toMatchObject({ tmplIds: [SHIPPED, REFUNDED] })
  expect(told()).toMatchObject([
    {
      answers: [
        { reminder: 'order-shipped', answer: 'accept' },
        { reminder: 'refund-succeeded', answer: 'reject' },
      ],
    },
  ])
  expect(hint()).toBe('已开启 1 次')
  weChat({ [SHIPPED]: 'acceptWithAudio' })
  await press('remind-order-shipped')
  expect(hint()).toBe('已开启 2 次')
})

test('WeChat is asked in the tap itself, before anything is waited for', async () => {
  await open()
  weChat({ [SHIPPED]: 'accept' })
  let before = -1
  await act(async () => {
    fireEvent.click(byId('remind-order-shipped') as HTMLElement)
    before = requestSubscribeMessage.mock.calls.length
  })
  expect(before).toBe(1)
})

test('two taps before the button is drawn anew are one question', async () => {
  await open()
  weChat({ [SHIPPED]: 'accept' })
  const button = byId('remind-order-shipped') as HTMLElement
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(button)
  })
  expect(requestSubscribeMessage).toHaveBeenCalledTimes(1)
  expect(told()).toHaveLength(1)
})

test('who says no is led to the settings, and may be asked again afterwards', async () => {
  await open()
  weChat({ [SHIPPED]: 'reject' })
  await press('remind-order-shipped')
  expect(hint()).toBe('你没有允许，可以去设置里改')
  await press('remind-order-shipped-settings')
  expect(openSetting).toHaveBeenCalledWith({ withSubscriptions: true })
  expect(byId('remind-order-shipped')).not.toBeNull()
})

test.each([
  ['ban', '微信暂时不发这类提醒', false],
  ['filter', '这次没有开启，请再点一次', true],
])('a template that WeChat answers with %s says so', async (answer, words, isAskable) => {
  await open()
  weChat({ [SHIPPED]: answer })
  await press('remind-order-shipped')
  expect(told()).toMatchObject([{ answers: [{ reminder: 'order-shipped', answer }] }])
  expect(hint()).toBe(words)
  expect(byId('remind-order-shipped') !== null).toBe(isAskable)
})

test.each([
  [20004, '微信里的消息订阅关着，打开后再点', 'remind-order-shipped-settings'],
  [20001, '这个提醒暂时用不了', null],
  [20005, '这个提醒暂时用不了', null],
  [10002, '没有打开微信的询问，请再点一次', 'remind-order-shipped'],
])('WeChat’s error %i is no answer: the server hears nothing', async (code, words, way) => {
  await open()
  weChat(code)
  await press('remind-order-shipped')
  expect(told()).toEqual([])
  expect(hint()).toBe(words)
  for (const id of ['remind-order-shipped', 'remind-order-shipped-settings']) expect(byId(id) !== null).toBe(id === way)
})

test('an answer that did not reach the server is sent again as the same request, and WeChat is not asked twice', async () => {
  await open()
  refused = 'OFFLINE'
  weChat({ [SHIPPED]: 'accept' })
  await press('remind-order-shipped')
  expect(hint()).toBe('没有记下来，请再点一次')
  refused = null
  await press('remind-order-shipped')
  expect(requestSubscribeMessage).toHaveBeenCalledTimes(1)
  const [first, second] = told() as { requestId: string }[]
  expect(second?.requestId).toBe(first?.requestId)
  expect(hint()).toBe('已开启 1 次')
})

test('without a template there is nothing to see', async () => {
  await open(templates.slice(1))
  expect(document.body.textContent).toBe('')
})

test('a browser says where it can be done, and what was allowed there', async () => {
  inWeChat = false
  await open()
  expect(hint()).toBe('请在小程序完成')
  expect(byId('remind-order-shipped')).toBeNull()
  granted = { 'order-shipped': 2 }
  cleanup()
  await act(async () => void render(<RemindMe reminder="order-shipped" />))
  expect(hint()).toBe('已开启 2 次')
})
