import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '@/components/icon'
import './plain-row.scss'

interface Props {
  readonly id?: string
  readonly text: string
  /** What it is now, on the right. */
  readonly value?: string
  /** Something new waits behind it. */
  readonly isNew?: boolean
  /** Without it the row only says something. */
  readonly onClick?: () => void
}

/** What it is, how it stands, and the way there. */
export function PlainRow({ id, text, value = '', isNew = false, onClick }: Props) {
  const words = (
    <>
      <View className="plain-row__text">{text}</View>
      <View className={isNew ? 'plain-row__value plain-row__value--new one-line' : 'plain-row__value one-line'}>
        {value}
      </View>
    </>
  )
  if (onClick === undefined) return <View className="plain-row">{words}</View>
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className="plain-row plain-row--leads"
      ariaRole="button"
      onClick={onClick}
    >
      {words}
      <Icon name="chevron" size={16} />
    </View>
  )
}

/** The card they stand on. */
export const PlainRows = ({ children }: { readonly children: ReactNode }) => (
  <View className="card plain-rows">{children}</View>
)
