import os from 'node:os'
import { addProducts } from '../tests/e2e/many'
import { openBrowser, openPhone, type Phone, pageAddress } from '../tests/e2e/phone'
import { elementsOf, nextFrame, readsOn } from '../tests/e2e/reading'
import { openStage } from '../tests/e2e/stage'
import { identityOf } from '../tests/people'

/**
 * `npm run bench:lists` (after `npm run build functions desk h5`): the mall of 10 000 products in Chromium. What the next
 * page of rows takes from the swipe to its being drawn, and the longest frame of a swipe through what is there already, deep
 * in the list as ratios to its beginning, in one run.
 */
const PRODUCTS = 10_000
const PAGES = 10
/** 300 pages are 6 000 rows: more than anybody reads. */
const DEEP = 280

const timed = async (work: () => Promise<void>): Promise<number> => {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Milliseconds of the longest frame while the page is pushed up and down through three screens. */
async function longestFrame(phone: Phone): Promise<number> {
  await nextFrame(phone)
  return phone.page.evaluate(async () => {
    const page = document.querySelector('.taro_page_show')
    let [last, longest] = [performance.now(), 0]
    for (let step = 0; step < 60; step += 1) {
      page?.scrollBy(0, step < 30 ? -80 : 80)
      await new Promise((drawn) => requestAnimationFrame(drawn))
      const now = performance.now()
      ;[last, longest] = [now, Math.max(longest, now - last)]
    }
    return longest
  })
}

async function measure(phone: Phone) {
  const pageMs = (await timed(() => readsOn(phone, PAGES))) / PAGES
  const frameMs = await longestFrame(phone)
  return { pageMs, frameMs, elements: await elementsOf(phone) }
}

async function main(): Promise<void> {
  const [stage, browser] = await Promise.all([openStage(), openBrowser()])
  try {
    const token = await stage.signIn(identityOf('chenjie'))
    const [product] = (await stage.call(token, 'catalog.products', {})).items
    if (product === undefined) throw new Error('the world sells nothing')
    await addProducts(stage.url, product.productId, PRODUCTS)
    const phone = await openPhone(browser, { url: stage.url, token })
    await phone.goTo(pageAddress('catalog/mall'))
    await phone.page.locator('.list-view__row').first().waitFor()
    const early = await measure(phone)
    await readsOn(phone, DEEP)
    const late = await measure(phone)
    const row = (name: string, of: (measured: typeof early) => number, unit: string) =>
      `${name.padEnd(44)}${of(early).toFixed(0).padStart(8)}${of(late).toFixed(0).padStart(8)} ${unit.padEnd(4)}${(of(late) / of(early)).toFixed(2).padStart(6)} ×\n`
    process.stdout.write(
      `${os.cpus()[0]?.model ?? 'some machine'}, ${os.cpus().length} cores, Node ${process.version}; ${PRODUCTS} products\n` +
        `${''.padEnd(44)}${'page 10'.padStart(8)}${`page ${DEEP + 2 * PAGES}`.padStart(9)}\n` +
        row('the next page of rows, drawn', ({ pageMs }) => pageMs, 'ms') +
        row('longest frame of a swipe', ({ frameMs }) => frameMs, 'ms') +
        row('elements of the page', ({ elements }) => elements, ''),
    )
  } finally {
    await browser.close()
    await stage.close()
  }
}

void main()
