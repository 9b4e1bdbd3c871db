import type { Phone } from './phone'

/** Elements of all pages that are kept, drawn or not. */
export const elementsOf = ({ page }: Phone) => page.evaluate(() => document.querySelectorAll('body *').length)

/** The page that is shown scrolls by itself. */
export const scrolled = ({ page }: Phone) =>
  page.evaluate(() => {
    const { scrollTop = 0, scrollHeight = 0 } = document.querySelector('.taro_page_show') ?? {}
    return { scrollTop, scrollHeight }
  })
export const scrollTo = ({ page }: Phone, top: number) =>
  page.evaluate((to) => document.querySelector('.taro_page_show')?.scrollTo(0, to), top)

export const nextFrame = ({ page }: Phone) => page.evaluate(() => new Promise((seen) => requestAnimationFrame(seen)))

/** Scrolls to the end of what is there, so many times, waiting each time until there is more. */
export async function readsOn(phone: Phone, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const { scrollHeight } = await scrolled(phone)
    // A finger passes what a jump would leave out, and the end counts as reached by whoever came from above.
    await scrollTo(phone, scrollHeight - 2_000)
    await nextFrame(phone)
    await scrollTo(phone, scrollHeight)
    await phone.page.waitForFunction(
      (height) => (document.querySelector('.taro_page_show')?.scrollHeight ?? 0) > height,
      scrollHeight,
    )
  }
}
