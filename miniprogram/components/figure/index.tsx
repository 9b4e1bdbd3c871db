import { View } from '@tarojs/components'
import { count } from '@/format/counts'
import { DefinedLabel } from './defined-label'
import './figure.scss'

interface Props {
  readonly label: string
  /** Null while it is not known. */
  readonly value: number | null
  /** Says what it counts; without it the label is only a label. */
  readonly onDefine?: () => void
}

/** A count with its name. Figures beside each other share the width. */
export function Figure({ label, value, onDefine }: Props) {
  return (
    <View className="figure-box">
      <View className="figure-box__label">
        {onDefine === undefined ? label : <DefinedLabel label={label} onDefine={onDefine} />}
      </View>
      <View className="figure-box__value figure">{value === null ? '–' : count(value)}</View>
    </View>
  )
}
