import { DAY_MS, MINUTE_MS, SECOND_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import type { Person, Product } from '../../tests/product'
import { type Desk, startDesk, toWallet } from './desk.fixture'

let desk: Desk
let product: Product
const promoterWith = (earned: number) => desk.promoterWith(earned)
const later = (ms: number) => desk.later(ms)
const ask = (person: Person, amountFen: number) => person.get('withdrawals.request', toWallet(amountFen))
const shown = async (person: Person, billNo: string) => person.get('withdrawals.withdrawal', { billNo })
const pay = () => product.cloud.wechatPay

beforeAll(async () => {
  desk = await startDesk()
  product = desk.product
})
afterAll(async () => {
  await expectBooksBalance(product)
  await product.close()
})

describe('a bill that waits', () => {
  test('that WeChat takes only after a day can be confirmed for a day from then on', async () => {
    const promoter = await promoterWith(1_000)
    pay().setBalance(999)
    const { billNo } = await ask(promoter, 1_000)
    await later(DAY_MS + MINUTE_MS)
    pay().setBalance(1_000_000)
    await later(5 * MINUTE_MS)
    const { state, confirm, confirmBefore } = await shown(promoter, billNo)
    expect(state).toBe('waiting-user')
    expect(confirmBefore).toBeGreaterThan(product.cloud.clock.now() + DAY_MS - MINUTE_MS)
    await pay().requestMerchantTransfer(confirm?.package ?? '')
    expect(await promoter.get('withdrawals.refresh', { billNo })).toMatchObject({ state: 'paid' })
  })

  test('is asked after once in three seconds, however often the promoter presses refresh', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    const asked = () => pay().counts()['query-transfer'] ?? 0
    const before = asked()
    for (let press = 0; press < 3; press += 1) {
      expect(await promoter.get('withdrawals.refresh', { billNo })).toMatchObject({ state: 'waiting-user' })
    }
    expect(asked()).toBe(before + 1)
    await product.cloud.clock.advance(3 * SECOND_MS)
    await promoter.get('withdrawals.refresh', { billNo })
    expect(asked()).toBe(before + 2)
  })

  test('stands also when WeChat refuses to say how the bill stands; asked for it, the promoter hears BUSY', async () => {
    const promoter = await promoterWith(1_000)
    pay().forceError('transfer', 400, 'PARAM_ERROR')
    pay().forceError('query-transfer', 403, 'NO_AUTH', 2)
    const { billNo, state } = await ask(promoter, 1_000)
    expect(state).toBe('paying')
    expect(await promoter.refused('withdrawals.refresh', { billNo })).toBe('BUSY')
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'waiting-user' })
  })
})
