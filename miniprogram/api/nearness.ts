import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/** More than a screen above and below what is seen counts as near, so that nobody scrolls into the void. */
const MARGIN_PX = 1_200

type Tell = (isNear: boolean, heightPx: number) => void

/** WeChat's page; null in a browser, which needs none. */
export type OpenedPage = ReturnType<typeof Taro.getCurrentInstance>['page']

/** The page that is being opened. Later another one may lie above it, and WeChat looks for an element on one page only. */
export const openedPage = (): OpenedPage => (inWeChat ? Taro.getCurrentInstance().page : null)

/**
 * Tells each time the element comes near what is seen, or leaves it, and how high it is then. `page`: the one that it
 * stands on. Answers how to stop. Where nobody can tell (an old browser), everything stays near.
 */
export function watchNear(id: string, tell: Tell, page: OpenedPage): () => void {
  return inWeChat ? watchInWeChat(id, tell, page) : watchInBrowser(id, tell)
}

function watchInWeChat(id: string, tell: Tell, page: OpenedPage): () => void {
  if (page === null) return () => undefined
  // The threshold 0 is met on the way in and on the way out.
  const observer = Taro.createIntersectionObserver(page, { thresholds: [0] })
  observer
    .relativeToViewport({ top: MARGIN_PX, bottom: MARGIN_PX })
    .observe(`#${id}`, ({ intersectionRatio = 0, boundingClientRect }) => {
      tell(intersectionRatio > 0, boundingClientRect?.height ?? 0)
    })
  return () => observer.disconnect()
}

function watchInBrowser(id: string, tell: Tell): () => void {
  const element = document.getElementById(id)
  if (element === null || typeof IntersectionObserver === 'undefined') return () => undefined
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1)
      if (last !== undefined) tell(last.isIntersecting, last.boundingClientRect.height)
    },
    { root: scrollerOf(element), rootMargin: `${MARGIN_PX}px 0px` },
  )
  observer.observe(element)
  return () => observer.disconnect()
}

/** What scrolls the element: a margin counts at its edges only. Null for the window itself. */
function scrollerOf(element: Element): Element | null {
  for (let above = element.parentElement; above !== null && above !== document.body; above = above.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above
  }
  return null
}
