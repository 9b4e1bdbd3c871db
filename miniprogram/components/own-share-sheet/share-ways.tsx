import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hasMomentsPage, openForMoments } from '@/api/moments'
import { goTo } from '@/api/navigate'
import { copyText, inWeChat } from '@/api/platform'
import { CodePaper } from '@/components/code-paper'
import { LoadingView } from '@/components/loading-view'
import type { Promotable } from '@/hooks/use-card'
import { useCommand } from '@/hooks/use-command'
import type { OwnShare } from '@/hooks/use-own-share'
import { type Form, FormGrid } from './form-grid'
import { NotInBrowser } from './not-in-browser'
import { ShortLink } from './short-link'

interface Props {
  readonly own: OwnShare
  readonly promoted: Promotable
  readonly tag: string
  readonly onClose: () => void
}

type Shown = 'picture' | 'short-link' | 'not-here' | null

/** How a share gets to people. Each form carries the code of the share shown, so each channel keeps its own. */
export function ShareWays({ own, promoted, tag, onClose }: Props) {
  const [shown, setShown] = useState<Shown>(null)
  const [url, setUrl] = useState('')
  const [short, setShort] = useState('')
  const picture = useCommand('shares.picture', { onDone: (output) => setUrl(output.url) })
  const link = useCommand('shares.shortLink', { onDone: (output) => setShort(output.shortLink) })
  const { share, refusal } = own
  if (share === null) return refusal === null ? <LoadingView shape="card" count={1} /> : <Refused own={own} />
  const { code } = share
  const { target, title } = promoted
  const toPoster = () =>
    goTo('poster', { kind: target.kind, id: 'id' in target ? target.id : null, tag: tag === '' ? null : tag })
  const show = (form: Shown, ask: () => unknown) => () => {
    setShown(form)
    ask()
  }
  const toMoments = () => {
    onClose()
    openForMoments(target, tag)
  }
  const friend: Form = {
    ...{ id: 'own-share-friend', icon: 'users', text: '发给朋友' },
    onClick: () => void copyText(`${title} ${share.link}`),
  }
  const moments: Form = {
    ...{ id: 'own-share-moments', icon: 'camera', text: '朋友圈' },
    onClick: inWeChat ? toMoments : () => setShown('not-here'),
  }
  const forms: Form[] = [
    ...(inWeChat ? [] : [friend]),
    ...(hasMomentsPage(target) ? [moments] : []),
    { id: 'own-share-poster', icon: 'poster', text: '海报', onClick: toPoster },
    {
      ...{ id: 'own-share-picture', icon: 'qr', text: '小程序码', busy: picture.busy },
      onClick: show('picture', () => url === '' && void picture.send({ code })),
    },
    { id: 'own-share-copy', icon: 'copy', text: '复制链接', onClick: () => void copyText(share.link) },
    {
      ...{ id: 'own-share-short', icon: 'link', text: '微信短链接', busy: link.busy },
      onClick: show('short-link', () => short === '' && void link.send({ code })),
    },
    { id: 'own-share-banners', icon: 'banner', text: '横幅', onClick: () => goTo('banners', { code }) },
    { id: 'own-share-pitches', icon: 'words', text: '文案', onClick: () => goTo('pitches', { code }) },
  ]
  const refused = shown === 'picture' ? picture.refusal : shown === 'short-link' ? link.refusal : null
  return (
    <>
      {tag !== '' && <View className="body-2">下面每种方式都记在渠道“{tag}”</View>}
      <FormGrid forms={forms} cardPath={inWeChat ? share.path : null} />
      {shown === 'picture' && url !== '' && <CodePaper url={url} text="扫码进来的人下单，记在你名下" />}
      {shown === 'short-link' && short !== '' && <ShortLink link={short} />}
      {shown === 'not-here' && <NotInBrowser onPoster={toPoster} />}
      {refused !== null && (
        <View className="own-share-sheet__refusal" ariaRole="alert">
          {refused.text}
        </View>
      )}
    </>
  )
}

function Refused({ own }: { readonly own: OwnShare }) {
  return (
    <View>
      <View className="own-share-sheet__refusal" ariaRole="alert">
        {own.refusal?.text}
      </View>
      <Button className="wide" size="xlarge" loading={own.busy} onClick={own.retry}>
        重试
      </Button>
    </View>
  )
}
