import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { momentsTag, momentsTaken } from '@/api/moments'
import { type PageName, pathOf } from '@/api/navigate'
import { enterScene, isSinglePage, urlOfPage } from '@/api/platform'
import { forwardOf, type ShareSession } from '@/api/share-session'
import { untilShareable } from '@/api/until'
import { type Promotable, useCard } from './use-card'
import { type OwnShare, useOwnShare } from './use-own-share'
import { useQuery } from './use-query'

/** The page; its target is what a promoter's own share of it points to. */
interface Page extends Promotable {
  readonly name: PageName
  readonly id?: string
}

export interface Forward {
  readonly isPromoter: boolean
  /** False while a share would still leave out who shares: a promoter would give their own away. */
  readonly isReady: boolean
  /** The link that a browser copies: the own share's short one, or this page's with who forwards it. */
  readonly link: () => string
  /** The card's picture (5:4); null while there is none. */
  readonly picture: string | null
  /** The page was opened to be put in Moments, by this share; null otherwise. */
  readonly forMoments: OwnShare | null
}

/**
 * What the page's menu shares, in WeChat and in a browser. A promoter's own share is made when the page opens, because
 * WeChat takes the card the moment it asks, or three seconds later. A button that names a path (`data-path`) shares that one instead.
 */
export function useForward(page: Page, session: ShareSession): Forward {
  const { name, id, title, target } = page
  const [isKnown] = useState(() => !isSinglePage(enterScene()))
  const [tag] = useState(() => (session.share === null ? momentsTag(target) : null))
  // Another page than the one that was meant was opened since: nobody is on the way to Moments any more.
  useEffect(() => momentsTaken(), [])
  const { output: me, state } = useQuery('members.me', {}, { when: isKnown })
  const isPromoter = isKnown && me?.isPromoter === true
  const sharesOwn = isPromoter && session.share === null
  const own = useOwnShare(target, { tag: tag ?? '', when: sharesOwn })
  const forwarder = { visitorId: me?.visitorId ?? null, ownShare: own.share?.code ?? null }
  // Moments' preview hands nothing on but what led there.
  const carried = isKnown ? forwardOf(session, forwarder) : { s: session.share, f: null }
  const path = pathOf(name, { id: id ?? null, ...carried })
  const card = useCard(isKnown ? page : null)

  const isReady = state !== 'loading' && !(sharesOwn && own.share === null && own.refusal === null)
  const newest = useRef({ isReady, path })
  newest.current = { isReady, path }

  useShareAppMessage((event) => {
    const chosen = pathInButton(event.target)
    const words = { title, path: `/${chosen ?? path}` }
    if (chosen !== null || isReady || !isKnown) return card.of(words)
    // WeChat's menu can be pressed before it is known who shares.
    const later = untilShareable(() => newest.current.isReady)
    return card.of(
      words,
      later.then(() => ({ title, path: `/${newest.current.path}` })),
    )
  })
  useShareTimeline(() => ({
    title,
    query: path.split('?')[1] ?? '',
    ...(card.picture === null ? {} : { imageUrl: card.picture }),
  }))
  return {
    isPromoter,
    isReady,
    link: () => (session.share === null && own.share !== null ? own.share.link : urlOfPage(path)),
    picture: card.picture,
    forMoments: tag === null || !sharesOwn ? null : own,
  }
}

/** The path that the pressed button carries (`data-path`); null for the menu. */
export function pathInButton(target: object | undefined): string | null {
  if (target === undefined || !('dataset' in target)) return null
  const dataset = target.dataset as { readonly path?: unknown } | null
  return typeof dataset?.path === 'string' ? dataset.path : null
}
