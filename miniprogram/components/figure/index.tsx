import { View } from '@tarojs/components'
import { count } from '@/format/counts'
import './figure.scss'

/** A count with its name. Figures beside each other share the width. */
export function Figure({ label, value }: { readonly label: string; readonly value: number | null }) {
  return (
    <View className="figure-box">
      <View className="figure-box__label">{label}</View>
      <View className="figure-box__value figure">{value === null ? '–' : count(value)}</View>
    </View>
  )
}
