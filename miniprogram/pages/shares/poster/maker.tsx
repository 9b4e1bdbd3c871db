import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ErrorView } from '@/components/error-view'
import { FilterChips } from '@/components/filter-chips'
import { useCommand } from '@/hooks/use-command'
import { type ShareTarget, useOwnShare } from '@/hooks/use-own-share'
import { useQuery } from '@/hooks/use-query'
import { TEMPLATES, type Template } from './layouts'
import { SaveButton } from './save-button'
import { Sheet } from './sheet'
import { useSubject } from './subject'

type Give = () => Promise<string>

/** Asks for the share, its code, what it is of and who promotes; then draws, in the look that is chosen. */
export function Maker({ target, tag }: { readonly target: ShareTarget; readonly tag: string }) {
  const own = useOwnShare(target, { tag })
  const me = useQuery('members.me', {})
  const { subject, query } = useSubject(target)
  const [template, setTemplate] = useState<Template>('plain')
  const [give, setGive] = useState<Give | null>(null)
  const [isLost, setIsLost] = useState(false)
  const [codeUrl, setCodeUrl] = useState<string | null>(null)
  const { send, refusal, busy } = useCommand('shares.picture', { onDone: ({ url }) => setCodeUrl(url) })
  const code = own.share?.code
  const drawCode = useCallback(() => {
    setIsLost(false)
    setCodeUrl(null)
    if (code !== undefined) void send({ code })
  }, [code, send])
  useEffect(drawCode, [drawCode])
  const onDrawn = useCallback((drawn: Give | null) => setGive(() => drawn), [])
  const onCodeLost = useCallback(() => setIsLost(true), [])
  const nickname = me.output?.member?.nickname ?? null
  const spec = useMemo(() => (subject === null ? null : { ...subject, nickname }), [subject, nickname])

  const failed = query?.state === 'error' ? query : me.state === 'error' ? me : null
  if (failed !== null && failed.failure !== null) return <ErrorView code={failed.failure} onRetry={failed.reload} />
  const refused = own.refusal ?? refusal
  if (refused !== null || isLost) {
    return (
      <View className="poster__failed">
        <View className="poster__failed-words" ariaRole="alert">
          {refused?.text ?? '小程序码没有取到，没有它就做不成海报'}
        </View>
        <Button
          id="poster-retry"
          className="wide"
          size="xlarge"
          loading={own.busy || busy}
          onClick={own.share === null ? own.retry : drawCode}
        >
          重试
        </Button>
      </View>
    )
  }
  const isReady = spec !== null && codeUrl !== null && me.output !== null
  return (
    <View className="poster">
      <View className="poster__stage theme--dark">
        {isReady ? (
          <Sheet
            spec={spec}
            template={template}
            codeUrl={codeUrl}
            avatarUrl={me.output?.member?.avatarUrl ?? null}
            onDrawn={onDrawn}
            onCodeLost={onCodeLost}
          />
        ) : (
          <View className="poster__sheet poster__sheet--waiting" ariaRole="status" ariaLabel="正在准备海报" />
        )}
      </View>
      <FilterChips chips={TEMPLATES} chosen={template} onChoose={setTemplate} />
      <SaveButton give={give} />
      <View className="hint poster__hint">
        {tag === '' ? '扫码进来的人记在你名下' : `扫码进来的人记在渠道“${tag}”`}
      </View>
    </View>
  )
}
