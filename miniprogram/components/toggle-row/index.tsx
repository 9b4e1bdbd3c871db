import { View } from '@tarojs/components'
import './toggle-row.scss'

interface Props {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly on: boolean
  readonly onToggle: (on: boolean) => void
}

/** Something that is so or not, in a row of its own. */
export function ToggleRow({ id, label, hint, on, onToggle }: Props) {
  return (
    <View
      id={id}
      className="toggle-row"
      ariaRole="switch"
      ariaLabel={`${label}，${on ? '已选' : '未选'}`}
      onClick={() => onToggle(!on)}
    >
      <View className="toggle-row__words">
        <View>{label}</View>
        {hint !== undefined && <View className="body-2">{hint}</View>}
      </View>
      <View className={on ? 'toggle-row__track toggle-row__track--on' : 'toggle-row__track'}>
        <View className="toggle-row__knob" />
      </View>
    </View>
  )
}
