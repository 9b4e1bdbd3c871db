import { newRequestId } from '../../tests/product'
import { openReminding, type Reminding, TEMPLATES } from './reminders.fixture'

let market: Reminding
beforeEach(async () => {
  market = await openReminding()
})
afterEach(() => market.product.close())

describe('what a person grants', () => {
  test('counts once a request, and a ban takes all of it back', async () => {
    const reader = await market.buyer('openid-li')
    const requestId = newRequestId()
    const yes = { requestId, answers: [{ reminder: 'letter', answer: 'accept' } as const] }
    for (const _ of [1, 2, 3]) await reader.get('messages.grantReminders', yes)
    await Promise.all([1, 2].map(() => reader.get('messages.grantReminders', { answers: yes.answers })))
    expect((await market.granted(reader)).letter).toBe(3)
    const no = { requestId, answers: [{ reminder: 'letter', answer: 'ban' } as const] }
    expect(await reader.refused('messages.grantReminders', no)).toBe('CONFLICT')
    await reader.get('messages.grantReminders', { answers: [{ reminder: 'letter', answer: 'reject' }] })
    expect((await market.granted(reader)).letter).toBe(3)
    await reader.get('messages.grantReminders', { answers: no.answers })
    expect((await market.granted(reader)).letter).toBe(0)
  })

  test('is the member’s when the device turns out to be theirs, and gone with the account', async () => {
    const [device, member] = [market.product.as('openid-phone'), market.product.as('browser', 'cloudbase')]
    await member.get('members.register', {})
    await market.allow(device, 'openid-phone', 'letter')
    const { code } = await member.get('members.createLinkCode', {})
    await device.get('members.linkIdentity', { code })
    expect((await market.granted(member)).letter).toBe(1)
    await member.get('closure.close', {})
    await market.minutes(4)
    expect(market.product.cloud.database.dump('reminder-grants')).toEqual([])
  })

  test('by another WeChat of theirs takes the place of what the first one granted', async () => {
    const [first, second] = [await market.buyer('openid-1'), market.product.as('openid-2')]
    const { code } = await first.get('members.createLinkCode', {})
    await second.get('members.linkIdentity', { code })
    await market.allow(first, 'openid-1', 'order-shipped')
    await market.allow(second, 'openid-2', 'letter')
    expect(await market.granted(first)).toMatchObject({ 'order-shipped': 0, letter: 1 })
    // A no there takes nothing of it.
    for (const answer of ['reject', 'ban', 'filter'] as const)
      await first.get('messages.grantReminders', { answers: [{ reminder: 'letter', answer }] })
    expect(await market.granted(first)).toMatchObject({ letter: 1 })
  })
})

describe('the merchant’s templates', () => {
  const [shipped] = TEMPLATES

  test('are the staff’s to see and the owner’s to set, once a request, and the audit says what they were', async () => {
    const requestId = newRequestId()
    const set = { requestId, templates: [shipped] }
    const first = await market.owner.get('messages.setTemplates', set)
    await market.owner.get('messages.setTemplates', { templates: [TEMPLATES[3]] })
    expect(await market.owner.get('messages.setTemplates', set)).toEqual(first)
    expect((await market.owner.get('messages.templates', {})).items).toEqual([TEMPLATES[3]])
    expect(await market.owner.refused('messages.setTemplates', { requestId, templates: [] })).toBe('CONFLICT')
    expect(await market.promoter.refused('messages.setTemplates', { templates: [] })).toBe('FORBIDDEN')
    expect(await market.promoter.refused('messages.templates', {})).toBe('FORBIDDEN')
    const audit = market.product.cloud.database.dump('audit').filter(({ action }) => action === 'messages.setTemplates')
    expect(audit.map(({ before, after }) => [before, after])).toContainEqual([
      JSON.stringify(TEMPLATES),
      JSON.stringify([shipped]),
    ])
  })

  test.each([
    ['two of one kind', [shipped, { ...shipped, templateId: 'template-of-parcels-2' }]],
    ['one that asks for what there is not', [{ ...shipped, fields: { amount1: 'amount' } }]],
    ['one that asks for nothing', [{ ...shipped, fields: {} }]],
    ['one that WeChat can’t have given', [{ ...shipped, templateId: 'short' }]],
  ] as const)('are refused when there are %s', async (_, templates) => {
    const input = { templates: templates as never }
    expect(await market.owner.refused('messages.setTemplates', input)).toBe('INVALID_INPUT')
  })
})
