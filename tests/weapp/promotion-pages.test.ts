import { type Answers, SUN } from './cloud'
import { id } from './mall'
import { type Case, expectShown, expectSoon } from './page-cases'
import { OWN, promotion, TAG } from './promotion'

const STAFF: Answers = { 'members.me': { ...SUN, staffRoles: ['operator'] } }

const CASES: readonly Case[] = [
  {
    name: 'the tab 推广',
    url: 'pages/tabs/promotion/index',
    says: ['258.00', '13.60', '1,204', '733', '9,870.00', '近 7 日趋势', 'K7QF2M9R', '我的客户 · 12 人'],
  },
  { name: 'pick a product', url: 'pages/shares/pick/index', says: ['商品P1', '商品P2', '推广'] },
  { name: 'pick content', url: 'pages/shares/pick/index?tab=content', says: ['今晚八点说茶'] },
  {
    name: 'poster',
    url: `pages/shares/poster/index?kind=product&id=${id('P1')}`,
    says: ['简约', '喜庆', '保存到相册', '扫码进来的人记在你名下'],
  },
  {
    name: 'banners of a share',
    url: `pages/shares/banners/index?code=${OWN}`,
    says: ['630×330', `href="https://m.example/s/${OWN}"`],
  },
  {
    name: 'banners of what is named',
    url: 'pages/shares/banners/index?kind=register',
    says: ['630×330', `https://m.example/s/${OWN}`],
  },
  {
    name: 'pitches of a share',
    url: `pages/pitches/list/index?code=${OWN}`,
    says: ['高山绿茶', '群里说一声', `好茶看这里 https://m.example/s/${OWN}`],
  },
  {
    name: 'pitches',
    url: 'pages/pitches/list/index',
    answers: { 'shares.resolve': { path: `pages/members/register/index?s=${OWN}` } },
    says: ['邀请注册', '群里说一声'],
  },
  {
    name: 'pitches of the merchant',
    url: 'pages/pitches/manage/index',
    answers: STAFF,
    says: ['群里说一声', '好茶看这里 {link}', '写一条文案'],
  },
  {
    name: 'a pitch to change',
    url: `pages/pitches/edit/index?id=${id('T1')}`,
    answers: STAFF,
    says: ['名字'],
    holds: ['群里说一声', '好茶看这里 {link}'],
  },
  {
    name: 'figures of shares',
    url: 'pages/statistics/shares/index',
    says: ['高山绿茶', TAG, '点击 42', '链接打开 3', '成交 ¥136.00'],
  },
  { name: 'letters', url: 'pages/messages/letters/index', says: ['新茶到了', '今天下单', '写给全部客户'] },
  { name: 'a letter to all', url: 'pages/messages/write/index', says: ['收信人', '12'] },
  {
    name: 'a letter to one',
    url: `pages/messages/write/index?customerId=${id('Li')}`,
    says: ['收信人', '老*'],
  },
  { name: 'inbox with a letter', url: 'pages/messages/inbox/index', says: ['新茶到了', '今天下单'] },
  { name: 'customers', url: 'pages/bindings/customers/index', says: ['老*', '136.00'] },
  {
    name: 'a customer',
    url: `pages/bindings/customer/index?id=${id('Li')}`,
    says: ['老*', '136.00', '高山绿茶', '发消息'],
  },
  { name: 'earnings', url: 'pages/commissions/earnings/index', says: ['高山绿茶', '13.60', '每月对账单', '提醒我'] },
  {
    name: 'a commission',
    url: `pages/commissions/commission/index?orderId=${id('O1')}&line=0`,
    says: ['高山绿茶 ×2', '¥136.00', '+13.60', '直接染色'],
  },
]

test.each(CASES)('$name shows what the cloud answered and sends little to the view', (one) =>
  expectShown(one, promotion),
)

test.each(CASES)('$name has all that it shows after two rounds of answers', (one) => expectSoon(one, promotion))
