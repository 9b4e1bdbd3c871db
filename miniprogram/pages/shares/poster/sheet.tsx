import { Canvas, Image, View } from '@tarojs/components'
import { useEffect, useId, useRef, useState } from 'react'
import { loadPicture, type Paper, paperOf, pictureOf } from '@/api/canvas'
import { type Loaded, measureOn, paint } from '@/api/canvas-pieces'
import { inWeChat } from '@/api/platform'
import { fetchedOf } from '@/api/share-card'
import { POSTER, type PosterSpec, posterPieces, type Template } from './layouts'

interface Props {
  readonly spec: PosterSpec
  readonly template: Template
  /** Addresses of the mini-program code and of the own face. */
  readonly codeUrl: string
  readonly avatarUrl: string | null
  /** The drawn poster, ready to be given out; null while it is not. Keep it the same function. */
  readonly onDrawn: (give: (() => Promise<string>) | null) => void
  /** Without its code a poster is none. */
  readonly onCodeLost: () => void
}

/** Longer than this, and somebody wonders. */
const SLOW_MS = 2_000
/** WeChat has a page's canvas a little after the page. */
const TRIES = 20
const BETWEEN_MS = 50

/** The poster itself: what is seen is the canvas that is saved. */
export function Sheet({ spec, template, codeUrl, avatarUrl, onDrawn, onCodeLost }: Props) {
  // React's own ids have signs that selectors don't take.
  const id = `poster-${useId().replace(/\W/g, '')}`
  const [state, setState] = useState<'drawing' | 'slow' | 'drawn' | 'lost'>('drawing')
  const [shown, setShown] = useState<string | null>(null)
  const fetched = useRef(new Map<string, Promise<Loaded | null>>())
  const key = JSON.stringify(spec)

  useEffect(() => {
    let isMine = true
    const slow = setTimeout(() => setState((now) => (now === 'drawing' ? 'slow' : now)), SLOW_MS)
    const picture = (paper: Paper, url: string | null) => {
      if (url === null || url === '') return null
      const known = fetched.current.get(url) ?? loadPicture(paper, url)
      fetched.current.set(url, known)
      // What did not come this time may the next.
      void known.then((came) => came === null && fetched.current.delete(url))
      return known
    }
    const draw = async () => {
      const about = JSON.parse(key) as PosterSpec
      const paper = await paperWhenThere(id, () => isMine)
      if (paper === null) return isMine && setState('lost')
      const [code, own, avatar] = await Promise.all([
        picture(paper, codeUrl),
        picture(paper, fetchedOf(about.picture)),
        picture(paper, avatarUrl),
      ])
      if (!isMine) return
      if (code === null) return onCodeLost()
      paint(paper.context, posterPieces(template, about, { code, picture: own, avatar }, measureOn(paper.context)))
      setState('drawn')
      onDrawn(() => pictureOf(paper))
      // A browser saves an image by a long press, a canvas by none.
      const image = inWeChat ? null : await pictureOf(paper).catch(() => null)
      if (isMine) setShown(image)
    }
    setState('drawing')
    setShown(null)
    onDrawn(null)
    void draw()
      .catch(() => isMine && setState('lost'))
      .finally(() => clearTimeout(slow))
    return () => {
      isMine = false
      clearTimeout(slow)
    }
  }, [id, key, template, codeUrl, avatarUrl, onDrawn, onCodeLost])

  return (
    <View className="poster__sheet" ariaRole="img" ariaLabel={`${spec.title}的海报`}>
      {inWeChat ? (
        <Canvas type="2d" id={id} className="poster__canvas" />
      ) : (
        <canvas id={id} className="poster__canvas" />
      )}
      {shown !== null && <Image className="poster__image" src={shown} />}
      {state !== 'drawn' && (
        <View className="poster__wait" ariaRole="status">
          {state === 'lost' ? '这台设备画不出海报，可以用小程序码或链接' : state === 'slow' ? '图片还在路上，稍等' : ''}
        </View>
      )}
    </View>
  )
}

/** Getting a paper empties it, so whoever draws no more gets none. */
async function paperWhenThere(id: string, isWanted: () => boolean): Promise<Paper | null> {
  for (let tries = 0; tries < TRIES && isWanted(); tries += 1) {
    const paper = await paperOf(id, POSTER)
    if (paper !== null) return paper
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
  return null
}
