import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/icon'
import './notice.scss'

/** Something that holds for the whole page, said above it. */
export function Notice({
  tone,
  icon,
  children,
}: {
  readonly tone: 'ok' | 'wait' | 'bad'
  readonly icon: IconName
  readonly children: ReactNode
}) {
  return (
    <View className={`notice notice--${tone}`}>
      <Icon name={icon} size={20} />
      <View className="notice__text">{children}</View>
    </View>
  )
}
