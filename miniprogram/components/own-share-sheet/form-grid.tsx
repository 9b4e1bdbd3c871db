import { View, Button as WeChatButton } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import './form-grid.scss'

export interface Form {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  readonly busy?: boolean
  readonly onClick: () => void
}

interface Props {
  readonly forms: readonly Form[]
  /** The page's path with the share, for WeChat's own button; null in a browser, which has none. */
  readonly cardPath: string | null
}

/** Every form of a share as a picture and a word, four in a row. */
export function FormGrid({ forms, cardPath }: Props) {
  return (
    <View className="form-grid">
      {cardPath !== null && (
        <WeChatButton id="own-share-friend" className="form-grid__form" openType="share" data-path={cardPath}>
          <Cell icon="users" text="发给朋友" />
        </WeChatButton>
      )}
      {forms.map(({ id, icon, text, busy = false, onClick }) => (
        <View key={id} id={id} className="form-grid__form" ariaRole="button" onClick={busy ? () => {} : onClick}>
          <Cell icon={icon} text={busy ? '稍等…' : text} />
        </View>
      ))}
    </View>
  )
}

const Cell = ({ icon, text }: { readonly icon: IconName; readonly text: string }) => (
  <>
    <View className="form-grid__icon">
      <Icon name={icon} />
    </View>
    <View className="form-grid__text">{text}</View>
  </>
)
