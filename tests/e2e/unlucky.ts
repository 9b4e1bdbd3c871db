import type { Locator, Route } from 'playwright-core'
import type { ActionName } from '../../shared/contracts'
import type { Phone } from './phone'
import type { RowPeople } from './row-people'
import type { Stage } from './stage'

/** Where a call is lost: before the server heard of it, or when it had answered. */
export const LOSSES = ['call', 'answer'] as const
export type Loss = (typeof LOSSES)[number]

const FUNCTION = '**/v1/functions/api'
const CASHIER = /wechat-pay\/cashier/

/** A member whose network and fingers do what they do; what became of it is read from the server. */
export class Unlucky {
  constructor(
    readonly stage: Stage,
    readonly phone: Phone,
    readonly token: string,
  ) {}

  /** Loses the next call of this action, and no other one. Resolves when it was lost. */
  async loses(action: ActionName, loss: Loss): Promise<{ readonly lost: Promise<void> }> {
    const { page } = this.phone
    let over: () => void = () => undefined
    const lost = new Promise<void>((resolve) => {
      over = resolve
    })
    let isOver = false
    const handler = async (route: Route) => {
      if (isOver || !isOf(route, action)) return route.fallback()
      isOver = true
      if (loss === 'answer') await route.fetch()
      await route.abort('connectionreset')
      over()
    }
    await page.route(FUNCTION, handler)
    return { lost }
  }

  /** Loses one call of the action, which the press sends. */
  async pressesAndLoses(id: string, action: ActionName, loss: Loss): Promise<void> {
    const { lost } = await this.loses(action, loss)
    await this.presses(id)
    await lost
  }

  /** How often the action was called from now on. */
  counts(action: ActionName): () => number {
    let times = 0
    this.phone.page.on('request', (request) => {
      if (request.postData()?.includes(`"${action}"`)) times += 1
    })
    return () => times
  }

  async presses(id: string): Promise<void> {
    await (await this.#stands(id)).click({ force: true })
  }

  /** Two taps as quick as fingers are not. */
  async tapsTwice(id: string): Promise<void> {
    await (await this.#stands(id)).dblclick({ force: true })
  }

  reads(text: string | RegExp): Promise<void> {
    return this.phone.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  vanishes(text: string): Promise<void> {
    return this.phone.page.getByText(text).filter({ visible: true }).waitFor({ state: 'detached' })
  }

  async sees(text: string | RegExp): Promise<boolean> {
    return (await this.phone.page.getByText(text).filter({ visible: true }).count()) > 0
  }

  standsAtCashier(): Promise<void> {
    return this.phone.page.waitForURL(CASHIER)
  }

  async pays(): Promise<void> {
    await this.phone.page.getByRole('button', { name: '确认支付' }).click()
    await this.reads('付款成功')
  }

  /** How many orders there are in which state. */
  async orders(): Promise<Readonly<Record<string, number>>> {
    const { items } = await this.stage.call(this.token, 'orders.mine', {})
    const counted: Record<string, number> = {}
    for (const { state } of items) counted[state] = (counted[state] ?? 0) + 1
    return counted
  }

  /** How many pieces the cart has of what. */
  async cart(): Promise<Readonly<Record<string, number>>> {
    const { items } = await this.stage.call(this.token, 'orders.cart', {})
    return Object.fromEntries(items.map(({ skuId, quantity }) => [skuId, quantity]))
  }

  async addresses(): Promise<number> {
    return (await this.stage.call(this.token, 'addresses.mine', {})).items.length
  }

  /** An order of this, placed without the pages. */
  async hasOrdered(skuId: string, gift?: { readonly message: string }) {
    const { call } = this.stage
    const items = [{ skuId, quantity: 1 }]
    const { payFen } = await call(this.token, 'orders.quote', { items })
    const [address] = (await call(this.token, 'addresses.mine', {})).items
    if (address === undefined) throw new Error('nowhere to send it to')
    const where = gift === undefined ? { addressId: address.addressId } : { gift }
    const placed = await call(this.token, 'orders.place', { items, expectedFen: payFen, ...where })
    return { paymentId: placed.paymentId, orderId: placed.orderIds[0] ?? '' }
  }

  async hasBought(skuId: string, gift?: { readonly message: string }): Promise<string> {
    const { paymentId, orderId } = await this.hasOrdered(skuId, gift)
    await this.stage.call(this.token, 'orders.pay', { paymentId, method: 'jsapi' })
    await this.stage.controlPay('pay', { id: paymentId })
    return orderId
  }

  /** Pages slide in, and a press with force does not wait until they stand. */
  async #stands(id: string): Promise<Locator> {
    const { page } = this.phone
    const element = page.locator(`#${id}`).filter({ visible: true }).first()
    await element.waitFor()
    for (let before = ''; ; ) {
      const box = JSON.stringify(await element.boundingBox())
      if (box === before) return element
      before = box
      await page.waitForTimeout(50)
    }
  }
}

const isOf = (route: Route, action: ActionName): boolean =>
  route.request().postData()?.includes(`"action":"${action}"`) === true

/** A new member with an address, whose phone is there to be unlucky. */
export async function unlucky(stage: Stage, people: RowPeople): Promise<Unlucky> {
  const { phone, token } = await people.customer()
  phone.page.setDefaultTimeout(12_000)
  return new Unlucky(stage, phone, token)
}
