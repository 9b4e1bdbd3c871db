import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { copyText } from '@/api/platform'
import { StatusTag } from '@/components/status-tag'
import './copy-row.scss'

interface Props {
  readonly label: string
  readonly value: string
  /** Something about it that stands beside its name. */
  readonly tag?: string
  /** A code is read aloud, so it stands large; a link is only copied. */
  readonly large?: boolean
  /** The one that the page is about. */
  readonly primary?: boolean
}

/** A value and the one tap that copies it. */
export function CopyRow({ label, value, tag, large = false, primary = false }: Props) {
  return (
    <View className="copy-row">
      <View className="copy-row__text">
        <View className="copy-row__label">
          {label}
          {tag !== undefined && <StatusTag tone="ok" text={tag} />}
        </View>
        <View className={large ? 'copy-row__value copy-row__value--large figure' : 'copy-row__value one-line'}>
          {value}
        </View>
      </View>
      <Button
        className="tall"
        size="large"
        type={primary ? 'primary' : 'default'}
        fill={primary ? 'solid' : 'outline'}
        onClick={() => void copyText(value)}
      >
        复制
      </Button>
    </View>
  )
}
