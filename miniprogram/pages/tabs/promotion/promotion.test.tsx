import type { Output } from '@shared/contracts'
import { DAY_MS } from '@shared/kernel/time'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import Promotion from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 6, 7) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
jest.mock('@/api/chart-surface', () => ({
  surfaceOf: async () => null,
  whenSurfaceChanges: () => () => undefined,
}))
const called = jest.mocked(call)

type Mine = Output<'statistics.mine'>
const TODAY = Date.UTC(2026, 10, 20, 16)
const NUMBERS: Mine = {
  asOf: Date.UTC(2026, 10, 21, 6, 5),
  total: {
    ...{ visits: 1_204, visitors: 733, linkOpens: 58, registrations: 86, payers: 31, orders: 40, paidFen: 987_000 },
  },
  trend: Array.from({ length: 7 }, (_, index) => ({
    dayAt: TODAY - (6 - index) * DAY_MS,
    ...{ visits: index, linkOpens: 0, registrations: 2 * index, orders: 0, paidFen: 8_900 * index },
  })),
  hint: 'few-registrations',
  bestTag: null,
}
const ACCOUNT = {
  ...{ payer: 'merchant', frozenFen: 31_820, withdrawableFen: 128_640, withdrawingFen: 100, withdrawnFen: 402_000 },
  debtFen: 0,
}
const SHARE = { code: 'RJ4en0UNLeBMVpzA', path: 'p?s=RJ4en0UNLeBMVpzA', link: 'https://t.example/s/RJ4en0UNLeBMVpzA' }

const BASE: Readonly<Record<string, object | string>> = {
  'members.me': { visitorId: 'V', member: null, isPromoter: true, staffRoles: [] },
  'messages.unread': { unread: 0 },
  'promoters.me': { promoter: { code: 'K7QF2', state: 'active', enrolledAt: 1 } },
  'commissions.summary': { accounts: [ACCOUNT], points: [] },
  'statistics.mine': NUMBERS,
  'bindings.summary': { customersTotal: 1_086, customersToday: 2 },
  'attribution.referral': { referral: { rate: 100_000, paidIn: 'fen' } },
  'shares.create': SHARE,
  'shares.picture': { url: 'https://t.example/code.png', expiresAt: 1 },
}
let answers: Record<string, object | string> = {}

async function open(others: Readonly<Record<string, object | string>> = {}) {
  forgetAnswers()
  called.mockReset()
  answers = { ...BASE, ...others }
  called.mockImplementation(async (action) => {
    const output = answers[action] ?? 'BUSY'
    return (typeof output === 'string' ? { ok: false, now: 1, code: output } : { ok: true, now: 1, output }) as never
  })
  await act(async () => void render(<Promotion />))
}
const numbers = (change: Partial<Mine>) => ({ 'statistics.mine': { ...NUMBERS, ...change } })
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const tap = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const gone = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const asked = (action: string) => called.mock.calls.filter(([name]) => name === action).map(([, input]) => input)
const money = (label: string) =>
  screen.getByText(label, { selector: '.money-figure *' }).closest('.money-figure')?.querySelector('.figure')
    ?.textContent
const counts = () => Array.from(document.querySelectorAll('.figure-box')).map((figure) => figure.textContent ?? '')
const toasts = () => jest.mocked(Taro.showToast).mock.calls.map(([option]) => option?.title)

describe('money', () => {
  test('PC-15: withdrawable, frozen, on its way and withdrawn stand on top, as the ledger has them', async () => {
    await open()
    expect(['可提现', '冻结', '提现中', '已提现'].map(money)).toEqual(['¥1,286.40', '¥318.20', '¥1.00', '¥4,020.00'])
    for (const id of ['promotion-earnings', 'promotion-withdraw']) await press(id)
    expect(gone()).toEqual(['/pages/commissions/earnings/index', '/pages/withdrawals/request/index'])
  })

  test.each(['可提现', '冻结', '提现中', '已提现'])(
    'what %s counts is said, and asking leads nowhere else',
    async (label) => {
      await open()
      await act(async () => void fireEvent.click(screen.getByRole('button', { name: `${label}怎么算` })))
      const sheet = within(screen.getByRole('dialog', { name: '这些数字怎么算' }))
      expect(sheet.getByText(label).nextElementSibling?.textContent?.length).toBeGreaterThan(5)
      expect(gone()).toEqual([])
      await act(async () => void fireEvent.click(sheet.getByLabelText('关闭')))
      expect(screen.queryByRole('dialog')).toBeNull()
    },
  )

  test('PC-16: refreshing asks the ledger again and says so', async () => {
    await open()
    answers['commissions.summary'] = { accounts: [{ ...ACCOUNT, withdrawableFen: 200_000 }], points: [] }
    const before = asked('commissions.summary').length
    await press('promotion-refresh')
    expect(asked('commissions.summary')).toHaveLength(before + 1)
    expect(money('可提现')).toBe('¥2,000.00')
    expect(toasts()).toEqual(['已更新'])
  })

  test('a refresh that fails keeps the figures and does not claim to have worked', async () => {
    await open()
    answers['commissions.summary'] = 'BUSY'
    await press('promotion-refresh')
    expect(money('可提现')).toBe('¥1,286.40')
    expect(toasts()).toEqual(['没有刷新成功'])
  })

  test('while it refreshes the button says so and cannot be pressed again', async () => {
    await open()
    let arrive: (answer: never) => void = () => undefined
    called.mockImplementation(() => new Promise((resolve) => (arrive = resolve)))
    await press('promotion-refresh')
    const button = document.getElementById('promotion-refresh') as HTMLButtonElement
    expect([button.textContent, button.disabled]).toEqual(['正在刷新', true])
    await act(async () => arrive({ ok: true, now: 1, output: BASE['commissions.summary'] } as never))
    expect([button.textContent, button.disabled]).toEqual(['刷新', false])
  })

  test('figures that do not come are dashes with the reason, and nothing can be withdrawn', async () => {
    await open({ 'commissions.summary': 'BUSY' })
    expect(money('可提现')).toBe('¥–')
    expect(screen.getByRole('alert').textContent).not.toBe('')
    expect((document.getElementById('promotion-withdraw') as HTMLButtonElement).disabled).toBe(true)
  })
})

describe('numbers', () => {
  test('PC-15: each counted thing by its name, clicks per visit and per visitor, link openings apart', async () => {
    await open()
    expect(counts()).toEqual(['点击1,204', '人数733', '链接打开58', '注册86', '付费31', '订单40'])
    expect(money('成交（已减退款）')).toBe('¥9,870.00')
    expect(screen.getByText('每 5 分钟更新 · 截至 14:05')).toBeTruthy()
  })

  test('PC-17: each of them says what it counts', async () => {
    await open()
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '链接打开怎么算' })))
    const sheet = within(screen.getByRole('dialog'))
    for (const label of ['点击', '人数', '链接打开', '注册', '付费', '订单', '成交']) {
      expect(sheet.getByText(label).nextElementSibling?.textContent?.length).toBeGreaterThan(5)
    }
  })

  test('today, seven days and thirty are asked for when they are chosen', async () => {
    await open()
    await tap('今日')
    await tap('30 日')
    expect(new Set(asked('statistics.mine').map((input) => (input as { days: string }).days))).toEqual(
      new Set(['7', '1', '30']),
    )
  })

  test('before the first count it says that counting is under way', async () => {
    await open(numbers({ asOf: null, hint: 'nothing' }))
    expect(screen.getByText('还在统计，稍后再来看')).toBeTruthy()
  })

  test('the curve is of clicks until registrations or payments are chosen', async () => {
    await open()
    const said = () => document.querySelector('.line-chart__said')?.textContent
    const choose = (text: string) =>
      act(async () => void fireEvent.click(screen.getByText(text, { selector: '.promotion__trend .segments__one' })))
    expect(said()).toBe('11-21 点击6')
    await choose('注册')
    expect(said()).toBe('11-21 注册12')
    await choose('成交')
    expect(said()).toBe('11-21 成交¥534.00')
  })

  test('the funnel goes from people who clicked over registered to paid, in whole percent', async () => {
    await open()
    const steps = Array.from(document.querySelectorAll('.funnel__step')).map((step) => step.textContent)
    expect(steps).toEqual(['点击733 人', '注册86 人11%', '付费31 人36%'])
  })

  test.each([
    ['share-more', '去推广', '/pages/shares/pick/index'],
    ['few-registrations', '换张海报', '/pages/shares/poster/index?kind=register'],
    ['few-payers', '群发消息', '/pages/messages/letters/index'],
    ['best-channel', '看渠道', '/pages/statistics/shares/index'],
  ] as const)('PC-23: the hint %s leads to %s', async (hint, action, url) => {
    await open(numbers({ hint, bestTag: hint === 'best-channel' ? '车友群' : null }))
    expect(document.getElementById('promotion-advice')?.textContent).toBe(action)
    await press('promotion-advice')
    expect(gone()).toEqual([url])
  })

  test('numbers that suggest nothing suggest nothing', async () => {
    await open(numbers({ hint: 'nothing' }))
    expect(document.getElementById('promotion-advice')).toBeNull()
  })

  test('when they cannot be had they can be asked for again, and the rest of the page stands', async () => {
    await open({ 'statistics.mine': 'BUSY' })
    expect(money('可提现')).toBe('¥1,286.40')
    answers['statistics.mine'] = NUMBERS
    await tap('重试')
    expect(counts()).toHaveLength(6)
  })
})

describe('code and link', () => {
  test('PC-5, PC-7, PC-8: one tap copies the code, beside it what it earns and how to earn more', async () => {
    await open()
    expect(screen.getByText('返佣 10%')).toBeTruthy()
    expect(screen.getByText(/想要更高比例，可联系商家/)).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getAllByText('复制')[0] as HTMLElement))
    expect(Taro.setClipboardData).toHaveBeenLastCalledWith({ data: 'K7QF2' })
  })

  test('PC-6: one tap copies the link', async () => {
    await open()
    await act(async () => void fireEvent.click(screen.getAllByText('复制')[1] as HTMLElement))
    expect(Taro.setClipboardData).toHaveBeenLastCalledWith({ data: SHARE.link })
  })

  test('PC-5, PC-6: without a code and without a link it says so', async () => {
    await open({
      'promoters.me': { promoter: { code: '', state: 'active', enrolledAt: 1 } },
      'shares.create': 'BUSY',
    })
    expect(screen.getByText('还没有推荐码')).toBeTruthy()
    expect(screen.getByText('还没有推广链接')).toBeTruthy()
    expect(screen.getByText('生成链接')).toBeTruthy()
  })

  test('where a binding earns nothing, no rate is promised', async () => {
    await open({ 'attribution.referral': { referral: null } })
    expect(screen.queryByText(/返佣/)).toBeNull()
    expect(screen.queryByText(/联系商家/)).toBeNull()
  })

  test('poster and banners are of the registration page; the code comes in a sheet', async () => {
    await open()
    for (const id of ['promotion-poster', 'promotion-banners', 'promotion-picture']) await press(id)
    expect(gone()).toEqual(['/pages/shares/poster/index?kind=register', '/pages/shares/banners/index?kind=register'])
    expect(asked('shares.picture')).toMatchObject([{ code: SHARE.code }])
    expect(screen.getByText('扫码注册的人会成为你的客户')).toBeTruthy()
  })
})

test('every row leads to its page, and the customers are counted', async () => {
  await open()
  expect(document.getElementById('promotion-customers')?.textContent).toBe('我的客户 · 1,086 人')
  const rows = ['products', 'contents', 'customers', 'letters', 'pitches', 'commissions', 'decisions', 'shares']
  for (const row of rows) await press(`promotion-${row}`)
  expect(gone()).toEqual([
    '/pages/shares/pick/index',
    '/pages/shares/pick/index?tab=content',
    '/pages/bindings/customers/index',
    '/pages/messages/letters/index',
    '/pages/pitches/list/index',
    '/pages/commissions/earnings/index',
    '/pages/attribution/decisions/index',
    '/pages/statistics/shares/index',
  ])
})

test('pulling down asks for everything again, and lets go', async () => {
  await open()
  const before = called.mock.calls.length
  await act(async () => void handlers.pullDown?.())
  const again = called.mock.calls.slice(before).map(([name]) => name)
  expect(new Set(again)).toEqual(
    new Set(['promoters.me', 'commissions.summary', 'statistics.mine', 'bindings.summary', 'attribution.referral']),
  )
  expect(Taro.stopPullDownRefresh).toHaveBeenCalled()
})

test('the card for a chat opens the registration page with the promoter’s share', async () => {
  await open()
  expect(handlers.shareAppMessage?.()).toMatchObject({ path: `/pages/members/register/index?s=${SHARE.code}` })
})

test('a disabled promoter reads what that means and keeps their figures', async () => {
  await open({ 'promoters.me': { promoter: { code: 'K7QF2', state: 'disabled', enrolledAt: 1 } } })
  expect(screen.getByText(/推客资格已停用/)).toBeTruthy()
  expect(money('可提现')).toBe('¥1,286.40')
})

test('who is no promoter yet is offered to become one, and nothing of a promoter’s is asked', async () => {
  await open({ 'promoters.me': { promoter: null } })
  expect(screen.getByText('成为推客')).toBeTruthy()
  expect(asked('statistics.mine')).toEqual([])
})
