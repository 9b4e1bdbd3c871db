import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type Kept, keepPicture, openAlbumSetting } from '@/api/album'
import { inWeChat, nudge, say } from '@/api/platform'
import { ConfirmSheet } from '@/components/confirm-sheet'
import './save-picture.scss'

/** What is said of each outcome; who cancelled knows. */
function saysOf(kept: Kept): string | undefined {
  if (kept === 'saved') return inWeChat ? '已存到相册' : '已下载'
  return kept === 'refused' ? '没有存，需要时再点保存' : undefined
}
const FAILED = '没有存成，请再试一次'
/** What stays on the page until the next try. */
const STAYS: Readonly<Partial<Record<Kept, string>>> = {
  hold: '这里不能直接下载，长按上面的图片保存',
  barred: '手机没有让微信用相册，请去手机设置里打开',
  failed: FAILED,
}

interface Props {
  readonly id: string
  /** What a download is called. */
  readonly name: string
  /** Gives the picture's file in WeChat, an address with the picture in it in a browser; null while there is none yet. */
  readonly give: (() => Promise<string>) | null
  /** Why no picture was given, where trying again does not help. */
  readonly because?: (error: unknown) => string | undefined
}

/** 保存: into the album or as a download; where the album was closed, the way to open it again. */
export function SavePicture({ id, name, give, because = () => undefined }: Props) {
  const [busy, setBusy] = useState(false)
  const [stays, setStays] = useState<string | undefined>(undefined)
  const [isClosed, setIsClosed] = useState(false)
  const saving = useRef(false)
  const save = async () => {
    if (give === null || saving.current) return
    saving.current = true
    setBusy(true)
    setStays(undefined)
    try {
      const kept = await keepPicture(await give(), name)
      setIsClosed(kept === 'closed')
      setStays(STAYS[kept])
      if (kept === 'saved') nudge()
      const words = saysOf(kept)
      if (words !== undefined) say(words)
    } catch (error) {
      setStays(because(error) ?? FAILED)
    }
    saving.current = false
    setBusy(false)
  }
  const toSettings = async () => {
    const isOpen = await openAlbumSetting()
    setIsClosed(false)
    if (isOpen) await save()
  }
  return (
    <View className="save-picture">
      {stays !== undefined && (
        <View className="save-picture__refusal" ariaRole="alert">
          {stays}
        </View>
      )}
      <Button
        id={id}
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={busy}
        disabled={give === null}
        onClick={() => void save()}
      >
        {inWeChat ? '保存到相册' : '保存图片'}
      </Button>
      {isClosed && (
        <ConfirmSheet
          title="相册没有打开"
          note="保存图片要用到相册。之前没有同意，在设置里打开后会接着保存。"
          verb="去设置"
          busy={false}
          refusal={null}
          onConfirm={() => void toSettings()}
          onClose={() => setIsClosed(false)}
        />
      )}
    </View>
  )
}
