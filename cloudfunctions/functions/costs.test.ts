import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type ActionName, actions } from '@shared/contracts'
import { addressCosts } from '../../tests/costs/addresses'
import { recommenderCosts } from '../../tests/costs/attribution'
import { bindingCosts } from '../../tests/costs/bindings'
import { catalogCosts, stocked } from '../../tests/costs/catalog'
import { closureCosts } from '../../tests/costs/closure'
import { fulfilmentCosts } from '../../tests/costs/fulfilment'
import { profileCosts } from '../../tests/costs/members'
import { messageCosts } from '../../tests/costs/messages'
import { orderCosts } from '../../tests/costs/order'
import { pitchCosts } from '../../tests/costs/pitches'
import { settlementCosts } from '../../tests/costs/settlement'
import { shareCosts } from '../../tests/costs/shares'
import { statisticCosts } from '../../tests/costs/statistics'
import { storefrontCosts } from '../../tests/costs/storefront'
import { withdrawalCosts } from '../../tests/costs/withdrawal'
import { type Person, type Product, startProduct } from '../../tests/product'
import { listeners } from './listeners'

const FILE = path.resolve(__dirname, '../../docs/costs.md')

/** Bounds of DESIGN settled 12 that hold for actions of this list; `calls` counts wire requests of the SDK. */
const LIST_PAGE_MAX = 2

let product: Product

/** Wire requests of the one action that `work` calls. */
async function count(work: () => Promise<unknown>): Promise<number> {
  await work()
  return product.lastCalls()
}

let people = 0
async function person(...steps: ((person: Person) => Promise<unknown>)[]): Promise<Person> {
  people += 1
  const made = product.as(`person-${people}`)
  await made.get('members.me', {})
  for (const step of steps) await step(made)
  return made
}
const registered = (one: Person) => one.get('members.register', {})
const enrolled = (one: Person) => one.get('promoters.enroll', {})
const employed = async (one: Person) => {
  const { visitorId } = await one.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
}

const owner = () => person(registered, employed)

const fulfilment = fulfilmentCosts(() => product)
const settlement = settlementCosts({
  product: () => product,
  promoter: () => person(registered, enrolled),
  owner,
})

const messages = messageCosts({
  ...{ product: () => product, count, owner },
  ...{ member: () => person(registered), promoter: () => person(registered, enrolled) },
})

const statistics = statisticCosts({
  product: () => product,
  count,
  promoter: () => person(registered, enrolled),
  visitor: () => person(),
})

/** One typical call of every action, by somebody who is known already; a missing one does not compile. */
const CALLS: { readonly [N in ActionName]: () => Promise<number> } = {
  'members.me': async () => {
    const one = await person(registered)
    return count(() => one.get('members.me', {}))
  },
  'members.register': async () => {
    const promoter = await person(registered, enrolled)
    const { code } = await promoter.get('shares.create', { target: { kind: 'register' } })
    const one = await person()
    return count(() => one.get('members.register', { nickname: '老李', share: code }))
  },
  'members.createLinkCode': async () => {
    const one = await person(registered)
    return count(() => one.get('members.createLinkCode', {}))
  },
  'members.linkIdentity': async () => {
    const { code } = await (await person(registered)).get('members.createLinkCode', {})
    const other = await person()
    return count(() => other.get('members.linkIdentity', { code }))
  },
  ...profileCosts({ product: () => product, count, member: () => person(registered) }),
  ...messages.calls,
  'promoters.me': async () => {
    const one = await person(registered, enrolled)
    return count(() => one.get('promoters.me', {}))
  },
  'promoters.enroll': async () => {
    const one = await person(registered)
    return count(() => enrolled(one))
  },
  'promoters.list': async () => {
    await person(registered, enrolled)
    const staff = await owner()
    return count(() => staff.get('promoters.list', {}))
  },
  'promoters.disable': () => stateChange('promoters.disable'),
  'promoters.enable': () => stateChange('promoters.enable'),
  ...closureCosts({ count, promoter: () => person(registered, enrolled) }),
  ...addressCosts({ count, visitor: () => person() }),
  ...catalogCosts({ product: () => product, count, owner, visitor: () => person() }),
  ...storefrontCosts({ count, owner, visitor: () => person() }),
  'attribution.visit': async () => {
    const promoter = await person(registered, employed, enrolled)
    const { productId } = await stocked(promoter)
    const { code } = await promoter.get('shares.create', { target: { kind: 'product', id: productId } })
    const one = await person()
    return count(() => one.get('attribution.visit', { share: code, page: { kind: 'product', id: productId } }))
  },
  ...recommenderCosts({ count, owner, promoter: () => person(registered, enrolled), visitor: () => person() }),
  'attribution.decisions': async () => {
    const one = await person(registered, enrolled)
    return count(() => one.get('attribution.decisions', {}))
  },
  'attribution.why': async () => {
    const one = await person(registered)
    return count(() => one.refused('attribution.why', { orderId: 'AAAAAAAAAAAAAAAA', line: 0 }))
  },
  'attribution.rulesets': async () => {
    const staff = await owner()
    return count(() => staff.get('attribution.rulesets', {}))
  },
  'attribution.setRulesets': async () => {
    const staff = await owner()
    return count(() => staff.get('attribution.setRulesets', { names: ['referral'] }))
  },
  ...shareCosts({ count, promoter: () => person(registered, enrolled), visitor: () => person() }),
  ...pitchCosts({ count, owner, promoter: () => person(registered, enrolled) }),
  'bindings.preview': async () => {
    const promoter = await person(registered, enrolled)
    const { code } = await promoter.get('shares.create', { target: { kind: 'register' } })
    const one = await person()
    return count(() => one.get('bindings.preview', { share: code }))
  },
  'bindings.mine': async () => {
    const promoter = await person(registered, enrolled)
    const code = (await promoter.get('promoters.me', {})).promoter?.code ?? ''
    const one = await person((it) => it.get('members.register', { code }))
    return count(() => one.get('bindings.mine', {}))
  },
  ...bindingCosts({ count, promoter: () => person(registered, enrolled), visitor: () => person() }),
  ...statistics.calls,
  'proof.run': async () => {
    const staff = await owner()
    return count(() => staff.get('proof.run', {}))
  },
  ...orderCosts({
    product: () => product,
    count,
    owner,
    member: () => person(registered),
  }),
  ...settlement.calls,
  ...fulfilment.calls,
  ...withdrawalCosts({
    product: () => product,
    count,
    owner,
    promoter: () => person(registered, enrolled),
  }),
  'admin.today': async () => {
    const staff = await owner()
    return count(() => staff.get('admin.today', {}))
  },
}

async function stateChange(action: 'promoters.disable' | 'promoters.enable'): Promise<number> {
  const staff = await owner()
  const { visitorId: promoterId } = await (await person(registered, enrolled)).get('members.me', {})
  if (action === 'promoters.enable') await staff.get('promoters.disable', { promoterId, reason: '先停用' })
  return count(() => staff.get(action, { promoterId, reason: '再处理' }))
}

/** DESIGN settled 12: a visit costs at most this, on an instance that remembers nothing of the share. */
const VISIT_MAX = 8

const LISTS = [
  'promoters.list',
  'bindings.customers',
  'catalog.products',
  'catalog.contents',
  'attribution.decisions',
  'statistics.shares',
  'commissions.mine',
  'messages.mine',
  'messages.letters',
  'orders.mine',
  'orders.gifts',
  'orders.afterSales',
] as const

/** Reads that say who is calling: the identity, and the role's document where the action wants one. */
const CALLER_READS_MAX = 2

/** What hearing a fact costs, by listener. */
async function factCosts(): Promise<(readonly [string, string, number])[]> {
  const { visitorId } = await (await person(registered)).get('members.me', {})
  const context = product.context()
  const fact = { name: 'promoter.enrolled', subject: visitorId, version: 1, at: context.now, code: '' } as const
  await listeners['promoter.enrolled']['shares.prepareRegisterShare']?.(fact, context)
  return [
    ['promoter.enrolled → shares.prepareRegisterShare', 'fact', context.meter.calls],
    ['order.shipped → orders.reportShipping', 'fact', await fulfilment.report()],
    ['order.timed-out → messages.tell', 'fact', await messages.tell()],
    ['order.shipped → messages.remind, of nobody who allowed it', 'fact', await messages.remind()],
  ]
}

function page(rows: readonly (readonly [string, string, number])[]): string {
  return [
    '# What each action costs',
    '',
    'Wire requests of the SDK for one typical call, identity and role reads included (DESIGN, settled 12). Written by',
    '`cloudfunctions/functions/costs.test.ts`; run it with `UPDATE_COSTS=1` after a change that is meant to alter a number,',
    'so that the number shows in the diff. Calls to WeChat are not wire requests of the SDK and are not counted; what a',
    'listener of a fact spends is listed apart, since it may run later.',
    '',
    '| action | kind | requests |',
    '| --- | --- | ---: |',
    ...rows.map(([action, kind, calls]) => `| \`${action}\` | ${kind} | ${calls} |`),
    '',
  ].join('\n')
}

describe('what an action costs', () => {
  const counted = new Map<ActionName, number>()
  let facts: Awaited<ReturnType<typeof factCosts>> = []
  beforeAll(async () => {
    product = await startProduct()
    for (const name of Object.keys(CALLS) as ActionName[]) counted.set(name, await CALLS[name]())
    facts = [
      ...(await factCosts()),
      ['commissions.settle, 20 lines of one promoter', 'task', await settlement.task()],
      ['statistics.roll, a visit of each of 20 people', 'task', await statistics.task()],
    ]
  }, 120_000)
  afterAll(() => product.close())

  test('is what docs/costs.md says', () => {
    const byName = [...counted].sort(([a], [b]) => (a < b ? -1 : 1))
    const rows = [...byName.map(([name, calls]) => [name, actions[name].kind, calls] as const), ...facts]
    if (process.env.UPDATE_COSTS) writeFileSync(FILE, page(rows))
    expect(readFileSync(FILE, 'utf8')).toBe(page(rows))
  })

  test('is at most two requests for a page of a list, besides asking who is calling', () => {
    for (const name of LISTS) {
      expect(counted.get(name)).toBeLessThanOrEqual(LIST_PAGE_MAX + CALLER_READS_MAX)
    }
  })

  test('is at most eight requests for a visit', () => {
    expect(counted.get('attribution.visit')).toBeLessThanOrEqual(VISIT_MAX)
  })
})
