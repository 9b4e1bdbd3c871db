import { DAY_MS } from '@shared/kernel/time'
import { OWN } from '../../tests/paid-orders'
import { remindOf } from './listeners'
import { openReminding, parcelTo, type Reminding, TEMPLATES } from './reminders.fixture'
import type { Telling } from './rules'

let market: Reminding
beforeEach(async () => {
  market = await openReminding()
})
afterEach(() => market.product.close())

describe('one grant is one reminder:', () => {
  test('a parcel is told outside the app once, and the next one not', async () => {
    const reader = await market.buyer('openid-li')
    await market.allow(reader, 'openid-li', 'order-shipped')
    const fact = parcelTo(reader.id)
    await Promise.all([
      remindOf(fact, market.context()),
      remindOf(fact, market.context()),
      remindOf(fact, market.context()),
    ])
    await remindOf(fact, market.context())
    await remindOf(parcelTo(reader.id), market.context())
    expect(market.sent().map(({ request, errcode }) => ({ request, errcode }))).toEqual([
      {
        errcode: 0,
        request: {
          ...{
            touser: 'openid-li',
            template_id: TEMPLATES[0].templateId,
            page: `pages/orders/order/index?id=${fact.orderId}`,
          },
          data: { thing1: { value: '山茶籽油' }, time2: { value: '2026年11月21日 12:00' } },
          ...{ miniprogram_state: 'formal', lang: 'zh_CN' },
        },
      },
    ])
    expect([market.states(), await market.granted(reader)]).toEqual([
      ['sent'],
      expect.objectContaining({ 'order-shipped': 0 }),
    ])
  })

  test('whoever buys and sells hears of what happens to them', async () => {
    const shopper = await market.customer(true)
    const openid = 'customer-1'
    await market.allow(shopper, openid, 'order-shipped')
    await market.allow(shopper, openid, 'refund-succeeded')
    await market.allow(market.promoter, 'promoter', 'commission-frozen')
    const goods = await market.goods(1_000, OWN)
    const { orderId } = await market.buy(shopper, [goods])
    await market.owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' })
    const slice = { lines: [{ line: 0, fen: 400 }], freightFen: 0 }
    await market.owner.get('orders.refund', { orderId, ...slice, restock: false, reason: '少货' })
    for (let round = 0; round < 3; round += 1) {
      await market.product.cloud.wechatPay.catchUp()
      await market.minutes()
    }
    const told = market.sent().map(({ request, errcode }) => [errcode, request.touser, request.page, request.data])
    const page = `pages/orders/order/index?id=${orderId}`
    // Facts are heard in any order.
    expect(told).toHaveLength(3)
    expect(told).toEqual(
      expect.arrayContaining([
        // 10 % of the ten yuan of goods.
        [
          0,
          'promoter',
          'pages/commissions/earnings/index',
          { thing1: { value: '山茶籽油' }, amount2: { value: '1.00元' } },
        ],
        [
          0,
          openid,
          page,
          { thing1: { value: '山茶籽油' }, time2: { value: expect.stringMatching(/^2026年11月21日 12:\d\d$/) } },
        ],
        [0, openid, page, { amount1: { value: '4.00元' } }],
      ]),
    )
  })

  test('a letter to all reminds those who allowed it, once each, on the job’s time', async () => {
    await market.promoter.get('members.updateProfile', { nickname: '王小明' })
    const [first, second, deaf] = [
      await market.customer(true),
      await market.customer(true),
      await market.customer(true),
    ]
    await market.allow(first, 'customer-1', 'letter')
    await market.allow(first, 'customer-1', 'letter')
    await market.allow(second, 'customer-2', 'letter')
    await market.allow(deaf, 'customer-3', 'letter')
    await deaf.get('messages.muteLetters', { isMuted: true })
    await market.promoter.get('messages.sendLetter', { title: '新油到了', body: '今年的头道油刚到。' })
    expect(market.sent()).toEqual([])
    await market.minutes(3)
    const data = { thing1: { value: '新油到了' }, name2: { value: '王*' } }
    const told = market.sent().map(({ request }) => [request.touser, request.page, request.data])
    expect(told.sort()).toEqual([
      ['customer-1', 'pages/messages/inbox/index', data],
      ['customer-2', 'pages/messages/inbox/index', data],
    ])
    expect([
      (await market.granted(first)).letter,
      (await market.granted(second)).letter,
      (await market.granted(deaf)).letter,
    ]).toEqual([1, 0, 1])
  })
})

describe('nobody is reminded', () => {
  test('of a letter after which they wanted no more', async () => {
    const reader = await market.customer(true)
    await market.allow(reader, 'customer-1', 'letter')
    await market.promoter.get('messages.sendLetter', { title: '新油到了', body: '今年的头道油刚到。' })
    await reader.get('messages.muteLetters', { isMuted: true })
    await market.minutes(3)
    expect([market.sent(), (await market.granted(reader)).letter]).toEqual([[], 1])
  })

  test('who allowed nothing, at the price of one read', async () => {
    const reader = await market.buyer('openid-li')
    const one = market.context()
    await remindOf(parcelTo(reader.id), one)
    expect([one.meter.calls, market.sent()]).toEqual([1, []])
  })

  test('of a kind that the merchant has no template for, or by a template of before', async () => {
    const reader = await market.buyer('openid-li')
    await market.allow(reader, 'openid-li', 'order-shipped')
    await market.owner.get('messages.setTemplates', { templates: [TEMPLATES[3]] })
    await remindOf(parcelTo(reader.id), market.context())
    const another = { ...TEMPLATES[0], templateId: 'template-of-parcels-2' }
    await market.owner.get('messages.setTemplates', { templates: [another] })
    await remindOf(parcelTo(reader.id), market.context())
    expect([market.sent(), await market.granted(reader)]).toEqual([[], { 'order-shipped': 0 }])
  })

  test('who came by a browser, where WeChat can’t ask', async () => {
    const reader = market.product.as('browser', 'cloudbase')
    await reader.get('messages.grantReminders', { answers: [{ reminder: 'order-shipped', answer: 'accept' }] })
    const { visitorId } = await reader.get('members.me', {})
    await remindOf(parcelTo(visitorId), market.context())
    expect([market.sent(), market.product.cloud.database.dump('reminder-grants')]).toEqual([[], []])
  })

  test('of goods whose name WeChat’s rules forbid; the grant is kept', async () => {
    const reader = await market.buyer('openid-li')
    await market.allow(reader, 'openid-li', 'order-shipped')
    await remindOf(parcelTo(reader.id, { title: '躺 赚油' }), market.context())
    expect([market.sent(), (await market.granted(reader))['order-shipped'], market.logged]).toEqual([
      [],
      1,
      ['reminder.withheld'],
    ])
  })

  test('of a fact of an older version that names nobody', async () => {
    await remindOf({ name: 'order.shipped', subject: 'o', version: 1, at: 0 } as Telling, market.context())
    expect(market.sent()).toEqual([])
  })
})

describe('when WeChat', () => {
  test('knows of no grant, theirs of this template are gone, and others stay', async () => {
    const reader = await market.buyer('openid-li')
    await market.allow(reader, 'openid-li', 'letter')
    const twice = { answers: [{ reminder: 'order-shipped', answer: 'accept' }] } as const
    for (const _ of [1, 2]) await reader.get('messages.grantReminders', { answers: [...twice.answers] })
    await remindOf(parcelTo(reader.id), market.context())
    await remindOf(parcelTo(reader.id), market.context())
    expect(market.sent().map(({ errcode }) => errcode)).toEqual([43101])
    expect([market.states(), await market.granted(reader)]).toEqual([
      ['refused'],
      expect.objectContaining({ 'order-shipped': 0, letter: 1 }),
    ])
  })

  test('takes no template, and the database’s answer to that is lost, one grant is given back and not two', async () => {
    const reader = await market.buyer('openid-li')
    await market.allow(reader, 'openid-li', 'order-shipped')
    market.product.cloud.wechat.forceError('send', 47003)
    const match = 'database.commitTransaction'
    market.product.cloud.faults.inject({ name: 'lost-reply', match, skip: 1, times: 1 })
    await remindOf(parcelTo(reader.id), market.context())
    market.product.cloud.faults.clear()
    expect([market.states(), (await market.granted(reader))['order-shipped']]).toEqual([['failed'], 1])
  })

  test('knows of no grant of one device, what another one granted meanwhile stays', async () => {
    const [first, second] = [await market.buyer('openid-1'), market.product.as('openid-2')]
    const { code } = await first.get('members.createLinkCode', {})
    await second.get('members.linkIdentity', { code })
    await first.get('messages.grantReminders', { answers: [{ reminder: 'order-shipped', answer: 'accept' }] })
    const context = market.context()
    const slow = {
      ...context.wechat,
      sendReminder: async (...asked: Parameters<typeof context.wechat.sendReminder>) => {
        await market.allow(second, 'openid-2', 'order-shipped')
        return context.wechat.sendReminder(...asked)
      },
    }
    await remindOf(parcelTo(first.id), { ...context, wechat: slow })
    expect([market.states(), (await market.granted(first))['order-shipped']]).toEqual([['refused'], 1])
  })

  // Of what it did not take WeChat used no grant; of the others nobody knows.
  test.each([
    ...[40003, 40037, 41030, 47003].map((errcode) => [errcode, 1] as const),
    ...[45009, -1].map((errcode) => [errcode, 0] as const),
  ])(
    'answers %p, it is asked no second time, the log says so, and so many grants are left: %p',
    async (errcode, left) => {
      const reader = await market.buyer('openid-li')
      await market.allow(reader, 'openid-li', 'order-shipped')
      market.product.cloud.wechat.forceError('send', errcode)
      const fact = parcelTo(reader.id)
      await remindOf(fact, market.context())
      await remindOf(fact, market.context())
      expect([market.sent().length, market.states(), market.logged]).toEqual([1, ['failed'], ['reminder.failed']])
      expect((await market.granted(reader))['order-shipped']).toBe(left)
    },
  )

  test('is silent, or its answer is lost, the message is in the app all the same, and nobody is told twice', async () => {
    const shopper = await market.customer()
    await market.allow(shopper, 'customer-1', 'order-shipped')
    const { orderId } = await market.buy(shopper, [await market.goods(1_000)])
    market.product.cloud.faults.inject({ name: 'lost-reply', match: 'wechat:send' })
    await market.owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' })
    market.product.cloud.faults.clear()
    await market.minutes(3)
    expect((await shopper.get('messages.mine', {})).items).toMatchObject([{ kind: 'order-shipped', orderId }])
    expect([market.sent().length, market.states()]).toEqual([1, ['failed']])
  })
})

test('whichever call fails or loses its reply, nobody is reminded twice, and no grant is used twice', async () => {
  for (const name of ['crash-before', 'lost-reply'] as const) {
    for (let skip = 0; skip < 14; skip += 1) {
      const openid = `openid-${name}-${skip}`
      const reader = await market.buyer(openid)
      await market.allow(reader, openid, 'order-shipped')
      await market.allow(reader, openid, 'order-shipped')
      const fact = parcelTo(reader.id)
      market.product.cloud.faults.inject({ name, match: 'database.*', skip })
      await remindOf(fact, market.context()).catch(() => undefined)
      market.product.cloud.faults.clear()
      await remindOf(fact, market.context())
      expect(market.sent().filter(({ request }) => request.touser === openid)).toHaveLength(1)
      expect((await market.granted(reader))['order-shipped']).toBe(1)
    }
  }
}, 30_000)

test('what was sent is forgotten after forty days', async () => {
  const reader = await market.buyer('openid-li')
  await market.allow(reader, 'openid-li', 'order-shipped')
  await remindOf(parcelTo(reader.id), market.context())
  await market.advance(39 * DAY_MS)
  await market.minutes()
  expect(market.states()).toEqual(['sent'])
  await market.advance(DAY_MS)
  await market.minutes(2)
  expect(market.states()).toEqual([])
})
