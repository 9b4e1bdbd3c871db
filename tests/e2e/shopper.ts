import type { Browser, Locator, Page } from 'playwright-core'
import { openPhone, type Phone, pageAddress } from './phone'

/** As the address book keeps it. */
export const ADDRESS = { name: '李长青', phone: '13900001234', region: '浙江省 杭州市', detail: '文三路 9 号' } as const

/**
 * Somebody with a phone, as far as attribution cares: what they open, where they walk on to, and what they buy. Every
 * element of a page that these stories touch is named here and nowhere else.
 */
export class Shopper {
  readonly #page: Page

  constructor(readonly phone: Phone) {
    this.#page = phone.page
  }

  /** Opens an address (a link from a chat, a scanned code) and waits until the visit is recorded. */
  opens(address: string): Promise<void> {
    return this.#visits(() => this.phone.goTo(address))
  }

  /** All products of the mall, as from the home page: no share's session leads there. Then one of them. */
  async findsInMall(title: string): Promise<void> {
    await this.opens(pageAddress('catalog/mall'))
    await this.picks(title)
  }

  /** Searches for a product and opens it: what is found is opened without a share. */
  async searches(title: string): Promise<void> {
    await this.phone.goTo(pageAddress('catalog/search'))
    await this.phone.type('search', title)
    await this.#press('search-go')
    await this.picks(title)
  }

  /** Opens a product again from what was looked at before. */
  async looksBack(title: string): Promise<void> {
    await this.phone.goTo(pageAddress('catalog/history'))
    await this.picks(title)
  }

  /** From a product to its shop. */
  entersShop(): Promise<void> {
    return this.#visits(() => this.#press('product-shop'))
  }

  /** Opens a product of the list on the page. */
  picks(title: string): Promise<void> {
    const row = this.#page.locator('.product-row__leads', { hasText: title }).filter({ visible: true }).first()
    return this.#visits(async () => (await this.#stands(row)).click({ force: true }))
  }

  /** Reads on a product's page who recommended it, masked. */
  readsRecommender(name: string): Promise<void> {
    return this.phone.reads(`由 ${name} 推荐`)
  }

  /** Presses 分享 and answers what was copied for the next person. */
  sharesPage(): Promise<string> {
    return this.#copies('share-page')
  }

  /** Buys the product on the page and pays for it. */
  async buys(): Promise<void> {
    await this.#press('buy')
    await this.#placesAndPays()
  }

  /** The same as a gift. */
  async buysAsGift(): Promise<void> {
    await this.#press('buy')
    await this.#press('checkout-gift')
    await this.#placesAndPays()
  }

  /** As `buys`, by somebody who has no address yet, and is no member: they register while buying. */
  async buysAndRegisters(): Promise<void> {
    await this.#press('buy')
    await this.#addsAddress()
    await this.#press('checkout-send')
    await this.#press('registration-send')
    await this.#pays()
  }

  /** As `buys`, by a member who has no address yet. */
  async buysToNewAddress(): Promise<void> {
    await this.#press('buy')
    await this.#addsAddress()
    await this.#placesAndPays()
  }

  async putsIntoCart(): Promise<void> {
    await this.#answered('orders.setInCart', () => this.#press('buy-later'))
  }

  /** Buys all that is in the cart. */
  async buysCart(): Promise<void> {
    await this.phone.goTo(pageAddress('orders/cart'))
    await this.#press('cart-all')
    await this.#press('cart-buy')
    await this.#placesAndPays()
  }

  /** Presses 再次购买 on an order's page, which puts what it was into the cart. */
  async putsAgainIntoCart(orderId: string): Promise<void> {
    await this.phone.goTo(`${pageAddress('orders/order')}?id=${orderId}`)
    await this.#answered('orders.buyAgain', () => this.#press('order-again'))
  }

  /** The link of a gift that was paid for, to be sent to a friend. */
  async sharesGift(orderId: string): Promise<string> {
    await this.phone.goTo(`${pageAddress('orders/order')}?id=${orderId}`)
    return this.#copies('gift-copy')
  }

  async acceptsGift(link: string): Promise<void> {
    await this.phone.goTo(link)
    await this.#answered('orders.acceptGift', () => this.#press('gift-accept'))
    await this.#page.waitForURL(/received-gift/)
  }

  /** Registers with a promoter's code, on a page that no share opened. */
  async registersWith(code: string): Promise<void> {
    await this.phone.goTo(pageAddress('members/register'))
    await this.phone.type('registration-code', code)
    await this.#press('registration-send')
    await this.phone.reads('凭推荐码')
  }

  /** Makes this phone another one of the member who showed the code. */
  async linksDevice(code: string): Promise<void> {
    await this.phone.goTo(pageAddress('members/link-device'))
    await this.phone.type('link-code', code)
    await this.#answered('members.linkIdentity', () => this.#press('link-send'))
  }

  async #placesAndPays(): Promise<void> {
    await this.#press('checkout-send')
    await this.#pays()
  }

  /** The cashier is another page; the shop's own comes back and waits for the server's word. */
  async #pays(): Promise<void> {
    await this.#page.getByRole('button', { name: '确认支付' }).click()
    await this.phone.reads('付款成功')
  }

  /** From the checkout to the book's first address and back. */
  async #addsAddress(): Promise<void> {
    await this.phone.reads('添加地址')
    await this.#press('checkout-address')
    for (const [field, text] of Object.entries(ADDRESS)) await this.phone.type(`address-${field}`, text)
    await this.#press('address-save')
    await this.phone.reads(ADDRESS.name)
  }

  async #copies(id: string): Promise<string> {
    await this.#page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.#press(id)
    await this.phone.reads('已复制')
    return this.#page.evaluate(() => navigator.clipboard.readText())
  }

  #visits(work: () => Promise<void>): Promise<void> {
    return this.#answered('attribution.visit', work)
  }

  async #answered(action: string, work: () => Promise<void>): Promise<void> {
    const answer = this.#page.waitForResponse(async (response) =>
      (response.request().postData() ?? '').includes(`"${action}"`),
    )
    await Promise.all([answer, work()])
  }

  async #press(id: string): Promise<void> {
    const element = this.#page.locator(`#${id}`).filter({ visible: true }).first()
    await (await this.#stands(element)).click({ force: true })
  }

  /** Pages slide in, and a press with force does not wait until they stand. */
  async #stands(element: Locator): Promise<Locator> {
    await element.waitFor()
    for (let before = ''; ; ) {
      const box = JSON.stringify(await element.boundingBox())
      if (box === before) return element
      before = box
      await this.#page.waitForTimeout(50)
    }
  }
}

/** A phone of somebody; without a token nobody whom the system has ever seen. */
export const openShopper = async (browser: Browser, url: string, token?: string): Promise<Shopper> =>
  new Shopper(await openPhone(browser, token === undefined ? { url } : { url, token }))
