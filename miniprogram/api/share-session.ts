/**
 * The session that a share opened (spec/attribution.md, "Visits, sessions and forwards in the app"): the share's code
 * travels as `s` in the addresses of pages, and who forwarded the card as `f`. Nothing of it is kept on the device: the
 * server remembers the last share that somebody came by.
 */
export interface ShareSession {
  readonly share: string | null
  readonly forwardedBy: string | null
}

export const NO_SESSION: ShareSession = { share: null, forwardedBy: null }

/** A page's parameters, as the platform tells them. */
export type Entry = Readonly<Record<string, string | undefined>>

/** The contract takes so many signs (`shareCodeField`); a code is 16, so what is cut off was no code of ours anyway. */
const SHARE_MAX = 64
/** The contract takes so many signs of who forwarded; whom they name does not matter, only that somebody did. */
const FORWARDED_BY_MAX = 64

/** Reads a page's address. A mini-program code brings the share, and nothing else, as its percent-encoded `scene`. */
export function sessionOf(entry: Entry): ShareSession {
  const share = (entry.s || decoded(entry.scene ?? '')).slice(0, SHARE_MAX)
  if (share === '') return NO_SESSION
  return { share, forwardedBy: entry.f ? entry.f.slice(0, FORWARDED_BY_MAX) : null }
}

function decoded(scene: string): string {
  try {
    return decodeURIComponent(scene)
  } catch {
    return ''
  }
}

/**
 * The `s` of a link, with its `f`: pages of the same shop carry it on, every other page does not. Without `f` the next page
 * would be a visit by content that nobody forwarded, and dye.
 */
export const carriedTo = (
  { share, forwardedBy }: ShareSession,
  fromShop: string,
  toShop: string,
): { s: string | null; f: string | null } => (fromShop === toShop ? { s: share, f: forwardedBy } : { s: null, f: null })

/** In `f` while it is not known who forwards: without it the receiver's visit would be nobody's forward, and dye. */
const SOMEBODY = 'somebody'

/** Who would be forwarding: the visitor's public id, and the code of their own share of this page if they promote. */
export interface Forwarder {
  readonly visitorId: string | null
  readonly ownShare: string | null
}

/**
 * What a card made from the page's own menu carries. In a share's session it keeps the share and says who forwards it,
 * for promoters too; elsewhere it is the promoter's own share, and nobody else's.
 */
export function forwardOf(session: ShareSession, forwarder: Forwarder): { s: string | null; f: string | null } {
  if (session.share !== null) return { s: session.share, f: forwarder.visitorId ?? SOMEBODY }
  return { s: forwarder.ownShare, f: null }
}

/** What a page shows, for the visit's record. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

export interface Visit {
  readonly page: Subject
  readonly share?: string
  readonly forwardedBy?: string
  readonly scene?: number
}

/** The visit to record for a page. `scene`: WeChat's number for how the app was entered, null in a browser. */
export function visitOf(page: Subject, session: ShareSession, scene: number | null): Visit {
  return {
    page,
    ...(session.share === null ? {} : { share: session.share }),
    ...(session.forwardedBy === null ? {} : { forwardedBy: session.forwardedBy }),
    ...(scene === null ? {} : { scene }),
  }
}

/** The id in a share's path (`shares.resolve`); null when its page shows nothing that has one. */
export const idIn = (path: string): string | null => /[?&]id=([^&]+)/.exec(path)?.[1] ?? null
