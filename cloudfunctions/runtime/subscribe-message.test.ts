import { REMINDER_ANSWERS, reminderBody, reminderOutcome } from './subscribe-message'

const REMINDER = { openid: 'o1', templateId: 't1', page: 'pages/messages/inbox/index', data: { thing1: '山茶籽油' } }

test.each([
  ['release', 'formal'],
  ['trial', 'trial'],
  ['develop', 'developer'],
] as const)('of a %s it leads to the %s version', (version, miniprogram_state) => {
  expect(reminderBody(REMINDER, version)).toEqual({
    ...{ touser: 'o1', template_id: 't1', page: 'pages/messages/inbox/index', lang: 'zh_CN', miniprogram_state },
    data: { thing1: { value: '山茶籽油' } },
  })
})

test('no grant is an answer of its own; what is wrong with the message keeps WeChat’s code', () => {
  expect([0, 43101, 47003].map(reminderOutcome)).toEqual(['sent', 'refused', 47003])
  expect([40001, 45009, -1].filter((code) => REMINDER_ANSWERS.has(code))).toEqual([])
})
