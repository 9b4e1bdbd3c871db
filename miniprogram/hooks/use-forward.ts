import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useState } from 'react'
import { type PageName, pathOf } from '@/api/navigate'
import { enterScene, isSinglePage, urlOfPage } from '@/api/platform'
import { forwardOf, type ShareSession } from '@/api/share-session'
import { type ShareTarget, useOwnShare } from './use-own-share'
import { useQuery } from './use-query'

interface Page {
  readonly name: PageName
  readonly id?: string
  readonly title: string
  /** What a promoter's own share of this page points to. */
  readonly target: ShareTarget
}

export interface Forward {
  readonly isPromoter: boolean
  /** False while a share would still leave out who shares: a promoter would give their own away. */
  readonly isReady: boolean
  /** The link that a browser copies: the own share's short one, or this page's with who forwards it. */
  readonly link: () => string
}

/**
 * What the page's menu shares, in WeChat and in a browser. A promoter's own share is made when the page opens, because
 * WeChat takes the card the moment it asks. A button that names a path (`data-path`) shares that one instead.
 */
export function useForward({ name, id, title, target }: Page, session: ShareSession): Forward {
  const [isKnown] = useState(() => !isSinglePage(enterScene()))
  const { output: me, state } = useQuery('members.me', {}, { when: isKnown })
  const isPromoter = isKnown && me?.isPromoter === true
  const sharesOwn = isPromoter && session.share === null
  const own = useOwnShare(target, { when: sharesOwn })
  const forwarder = { visitorId: me?.visitorId ?? null, ownShare: own.share?.code ?? null }
  const path = pathOf(name, { id: id ?? null, ...forwardOf(session, forwarder) })

  useShareAppMessage((event) => ({ title, path: `/${pathInButton(event.target) ?? path}` }))
  useShareTimeline(() => ({ title, query: path.split('?')[1] ?? '' }))
  return {
    isPromoter,
    isReady: state !== 'loading' && !(sharesOwn && own.share === null && own.refusal === null),
    link: () => (session.share === null && own.share !== null ? own.share.link : urlOfPage(path)),
  }
}

/** The path that the pressed button carries (`data-path`); null for the menu. */
export function pathInButton(target: object | undefined): string | null {
  if (target === undefined || !('dataset' in target)) return null
  const dataset = target.dataset as { readonly path?: unknown } | null
  return typeof dataset?.path === 'string' ? dataset.path : null
}
