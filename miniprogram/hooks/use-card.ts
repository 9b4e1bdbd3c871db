import { useEffect, useRef, useState } from 'react'
import { type CardSpec, shareCardOf } from '@/api/share-card'
import type { ShareTarget } from './use-own-share'

/** What is shared, as a card in a chat shows it. Without a `card` WeChat takes the page's own look. */
export interface Promotable {
  readonly target: ShareTarget
  readonly title: string
  readonly card?: Omit<CardSpec, 'title' | 'kind'> | null
}

interface Words {
  readonly title: string
  readonly path: string
}
interface Pictured extends Words {
  readonly imageUrl?: string
}

export interface Card {
  /** The picture's file (5:4); null while it is not drawn, and where it can't be. */
  readonly picture: string | null
  /**
   * The card as WeChat takes it. It asks the moment somebody shares and takes a later answer within three seconds, so the
   * picture is drawn when the page knows what is on it, and a share never waits for it. A later answer replaces the whole
   * first one, so it says the path again. `later`: the words as they should be, where a part of them is still on its way.
   */
  readonly of: (words: Words, later?: Promise<Words>) => Pictured & { readonly promise?: Promise<Pictured> }
}

/** The card of something that may be shared soon; null: of nothing yet. */
export function useCard(shared: Promotable | null): Card {
  const spec = shared?.card ? { ...shared.card, title: shared.title, kind: shared.target.kind } : null
  const key = spec === null ? '' : JSON.stringify(spec)
  const [drawn, setDrawn] = useState({ key: '', picture: null as string | null })
  const drawing = useRef<Promise<string | null> | null>(null)
  useEffect(() => {
    if (key === '') return
    const mine = shareCardOf(JSON.parse(key) as CardSpec).catch(() => null)
    drawing.current = mine
    void mine.then((picture) => {
      if (drawing.current !== mine) return
      drawing.current = null
      setDrawn({ key, picture })
    })
    return () => {
      drawing.current = null
    }
  }, [key])
  const picture = drawn.key === key ? drawn.picture : null
  return {
    picture,
    of: (words, later) => {
      const first = pictured(words, picture)
      const drawn = picture ?? drawing.current
      if (later === undefined && (drawn === null || drawn === picture)) return first
      const promise = Promise.all([later ?? words, drawn]).then(([said, imageUrl]) => pictured(said, imageUrl))
      return { ...first, promise }
    },
  }
}

const pictured = (words: Words, imageUrl: string | null): Pictured =>
  imageUrl === null ? words : { ...words, imageUrl }
