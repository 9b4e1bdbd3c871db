import { refusalText } from '@/format/refusals'
import { inWeChat, say } from './platform'
import { noteReachable } from './reachability'

/**
 * In a browser the code of a page comes when the page is first opened. Where it does not come, Taro's router stays where
 * it is and says nothing: the person reads why, and the next press tries again. In WeChat all pages are on the phone.
 */
export function listenForLostPages(): void {
  if (inWeChat) return
  window.addEventListener('unhandledrejection', (event) => {
    if (!isLostPage(event.reason)) return
    event.preventDefault()
    noteReachable(false)
    say(refusalText('OFFLINE'))
  })
}

/** As webpack names what it could not load: a script, or a style sheet. */
export function isLostPage(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false
  return reason.name === 'ChunkLoadError' || ('code' in reason && reason.code === 'CSS_CHUNK_LOAD_FAILED')
}
