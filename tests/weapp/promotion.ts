import type { Output, Parsed } from '@shared/contracts'
import { type Answers, NOW, SUN } from './cloud'
import { giftLine, id, mall } from './mall'

/** A promoter's side of the mall, as the server would answer it. */

/** Codes of the promoter's own shares: without a tag, and of the channel 业主群. */
export const OWN = 'OwnShare00000001'
export const OWN_TAGGED = 'OwnShare00000002'
export const TAG = '业主群'
export const CODE_PICTURE = 'https://6d61-mall-1.tcb.qcloud.la/codes/own.png'

export const PROMOTER: Output<'members.me'> = { ...SUN, isPromoter: true }

const PAGES: Readonly<Record<string, string>> = {
  product: 'pages/catalog/product/index',
  shop: 'pages/catalog/shop/index',
  register: 'pages/members/register/index',
  miniprogram: 'pages/tabs/home/index',
}

function shareOf({ target, tag }: Parsed<'shares.create'>): Output<'shares.create'> {
  const code = tag === undefined ? OWN : OWN_TAGGED
  const page = PAGES[target.kind] ?? 'pages/catalog/content/index'
  const path = 'id' in target ? `${page}?id=${target.id}&s=${code}` : `${page}?s=${code}`
  return { code, path, link: `https://m.example/s/${code}` }
}

const DAY_MS = 86_400_000
/** The day that `NOW` is in begins at midnight in Shanghai. */
const TODAY = Date.UTC(2026, 10, 20, 16)
const day = (index: number) => ({
  ...{ dayAt: TODAY - (6 - index) * DAY_MS, visits: index * 3, linkOpens: index, registrations: index },
  ...{ orders: 1, paidFen: index * 6_800 },
})
const numbers: Output<'statistics.mine'> = {
  asOf: NOW - 120_000,
  total: {
    ...{ visits: 1_204, visitors: 733, linkOpens: 58, registrations: 86, payers: 31, orders: 40, paidFen: 987_000 },
  },
  trend: [0, 1, 2, 3, 4, 5, 6].map(day),
  hint: 'few-registrations',
  bestTag: null,
}

const commission: Output<'commissions.commission'> = {
  ...{ orderId: id('O1'), line: 0, title: '高山绿茶', quantity: 2, paidFen: 13_600, leftFen: 13_600 },
  ...{ amount: 1_360, paidIn: 'fen', payer: 'merchant', split: 'merchant', basis: 'direct', ruleset: 'tuike-2025' },
  ...{ state: 'frozen', waitingFor: 'receipt', frozenAt: NOW, dueAt: null, settledAt: null, endedAt: null },
}

const customer: Output<'bindings.customer'> = {
  ...{ customerId: id('Li'), name: '老*', boundAt: NOW - DAY_MS, basis: 'share', paidFen: 13_600, ordersTotal: 1 },
  lastOrderAt: NOW,
}

export const letter = {
  ...{ messageId: id('M2'), kind: 'letter' as const, fromName: '小*', title: '新茶到了', body: '今天下单\n明天发' },
  ...{ product: { productId: id('P1'), title: '高山绿茶' }, at: NOW, isRead: false },
}

const pitch = { pitchId: id('T1'), place: 'group' as const, name: '群里说一声' }

export const content: Output<'catalog.content'> = {
  ...{ contentId: id('V1'), kind: 'live', channelId: id('Ch1'), shopId: id('ShopA'), title: '今晚八点说茶' },
  ...{ channelName: '山里人', shopName: '山里茶铺' },
}

export const REMINDER_TEMPLATE = 'commission-template-0001'

export const promotion: Answers = {
  ...mall,
  'members.me': PROMOTER,
  'promoters.me': { promoter: { code: 'K7QF2M9R', state: 'active', enrolledAt: NOW } },
  'attribution.referral': { referral: { rate: 100_000, paidIn: 'fen' } },
  'attribution.why': {
    ...{ basis: 'direct', ruleset: 'tuike-2025', decidedAt: NOW, isMine: true, rejected: [] },
    because: { kind: 'product', at: NOW, until: null, promoterName: '孙*', isMine: true, boundBy: null },
  },
  'bindings.summary': { customersTotal: 12, customersToday: 1 },
  'bindings.customers': { items: [customer], cursor: null },
  'bindings.customer': customer,
  'catalog.contents': { items: [content], cursor: null },
  'catalog.content': content,
  'commissions.summary': {
    accounts: [
      {
        ...{ payer: 'merchant', frozenFen: 1_360, withdrawableFen: 25_800, withdrawingFen: 0, withdrawnFen: 5_000 },
        debtFen: 0,
      },
    ],
    points: [],
  },
  'commissions.mine': { items: [commission], cursor: null },
  'commissions.commission': commission,
  'messages.letters': {
    items: [
      {
        ...{ letterId: id('L1'), title: '新茶到了', body: '今天下单\n明天发', product: null, toName: null },
        ...{ sentAt: NOW, state: 'sent', delivered: 11, skipped: 1 },
      },
    ],
    cursor: null,
  },
  'messages.mine': { items: [letter], cursor: null },
  'messages.letterSettings': { isMuted: false, promoterName: '小*' },
  'messages.markRead': {},
  'messages.reminders': {
    items: [{ reminder: 'commission-frozen', templateId: REMINDER_TEMPLATE, granted: 0 }],
  },
  'pitches.all': { items: [{ ...pitch, text: '好茶看这里 {link}', isOn: true }] },
  'pitches.filled': { items: [{ ...pitch, text: `好茶看这里 https://m.example/s/${OWN}` }] },
  'shares.create': shareOf,
  'shares.picture': { url: CODE_PICTURE, expiresAt: NOW + 3_600_000 },
  'shares.resolve': { path: `pages/catalog/product/index?id=${id('P1')}&s=${OWN}` },
  'shares.shortLink': { shortLink: '#小程序://推客/abc', expiresAt: NOW + 30 * DAY_MS },
  'shares.banners': {
    items: [
      {
        ...{ size: '630x330', width: 630, height: 330, pictureUrl: 'https://m.example/b/1.svg' },
        html: `<a href="https://m.example/s/${OWN}"><img src="https://m.example/b/1.svg" alt=""></a>`,
      },
    ],
  },
  'statistics.mine': numbers,
  'statistics.shares': {
    items: [
      {
        ...{ code: OWN, kind: 'product', title: giftLine.title, tag: TAG, visits: 42, linkOpens: 3, registrations: 5 },
        ...{ orders: 2, paidFen: 13_600, lastAt: NOW },
      },
    ],
    cursor: null,
  },
}
