import { type ITouchEvent, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import './defined-label.scss'

interface Props {
  readonly label: string
  /** Says what the figure counts. */
  readonly onDefine: () => void
}

/** A figure's name that can be asked what it means. What lies under it may lead somewhere else. */
export function DefinedLabel({ label, onDefine }: Props) {
  const define = (event: ITouchEvent) => {
    event.stopPropagation()
    onDefine()
  }
  return (
    <View className="defined-label" ariaRole="button" ariaLabel={`${label}怎么算`} onClick={define}>
      {label}
      <Icon name="info" size={16} />
    </View>
  )
}
