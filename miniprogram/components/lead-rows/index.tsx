import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import './lead-rows.scss'

export interface LeadRow {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  readonly onClick: () => void
}

/** Rows that each lead to a page. */
export function LeadRows({ rows }: { readonly rows: readonly LeadRow[] }) {
  return (
    <View className="card lead-rows">
      {rows.map(({ id, icon, text, onClick }) => (
        <View key={id} id={id} className="lead-rows__row" ariaRole="button" onClick={onClick}>
          <Icon name={icon} size={20} />
          <View className="lead-rows__text">{text}</View>
          <Icon name="chevron" size={16} />
        </View>
      ))}
    </View>
  )
}
