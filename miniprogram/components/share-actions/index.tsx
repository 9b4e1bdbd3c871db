import { Button } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { copyText, enterScene, inWeChat, isSinglePage } from '@/api/platform'
import { Icon } from '@/components/icon'
import { OwnShareSheet } from '@/components/own-share-sheet'
import type { Promotable } from '@/hooks/use-card'
import type { Forward } from '@/hooks/use-forward'
import { MomentsGuide } from './moments-guide'
import './share-actions.scss'

interface Props {
  readonly forward: Forward
  /** What a promoter can earn with; null where nothing is earned. */
  readonly promote: Promotable | null
  /** Another action is the page's main one. */
  readonly beside?: boolean
}

/** 分享 for everybody: a card in WeChat, a copied link in a browser. For promoters their own share beside it. */
export function ShareActions({ forward, promote, beside = false }: Props) {
  const [open, setOpen] = useState(false)
  // Moments' preview has a bar of its own, and nothing else can be pressed there.
  if (isSinglePage(enterScene())) return null
  const canPromote = forward.isPromoter && promote !== null
  return (
    <View className="share-actions">
      {inWeChat ? (
        <WeChatButton className="wechat-share" openType="share" disabled={!forward.isReady}>
          分享
        </WeChatButton>
      ) : (
        <Button
          id="share-page"
          className="wide"
          size="xlarge"
          type={canPromote || beside ? 'default' : 'primary'}
          fill={canPromote || beside ? 'outline' : 'solid'}
          icon={<Icon name="share" size={20} />}
          loading={!forward.isReady}
          onClick={() => void copyText(forward.link())}
        >
          分享
        </Button>
      )}
      {canPromote && (
        <Button
          id="share-promote"
          className={beside ? 'wide share-actions__promote' : 'wide'}
          type={beside ? 'default' : 'primary'}
          fill={beside ? 'outline' : 'solid'}
          size="xlarge"
          onClick={() => setOpen(true)}
        >
          推广赚佣金
        </Button>
      )}
      {open && promote !== null && (
        <OwnShareSheet promoted={promote} picture={forward.picture} onClose={() => setOpen(false)} />
      )}
      {forward.forMoments !== null && <MomentsGuide own={forward.forMoments} />}
    </View>
  )
}
