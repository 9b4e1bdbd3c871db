import { View } from '@tarojs/components'
import './icon.scss'

export type IconName =
  | 'home'
  | 'points'
  | 'promotion'
  | 'mine'
  | 'admin'
  | 'copy'
  | 'link'
  | 'users'
  | 'chevron'
  | 'back'
  | 'shield'
  | 'device'
  | 'info'
  | 'alert'
  | 'search'
  | 'camera'
  | 'check'
  | 'share'
  | 'deal'
  | 'wallet'
  | 'offline'
  | 'qr'
  | 'lock'
  | 'close'
  | 'poster'
  | 'banner'
  | 'words'

/** An outline icon in the colour of its text. It says nothing to a screen reader: the words beside it do. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: 16 | 20 | 24 | 32 | 48 }) {
  return <View className={`icon icon--${size} icon--${name}`} />
}
