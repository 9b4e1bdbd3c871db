import { View } from '@tarojs/components'
import './fact-rows.scss'

export interface Fact {
  readonly label: string
  readonly value: string
  /** The one that counts: the total of a bill. */
  readonly strong?: boolean
}

/** Facts below each other: what it is on the left, how much or what on the right. */
export function FactRows({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <View className="fact-rows">
      {facts.map(({ label, value, strong = false }) => (
        <View key={label} className={strong ? 'fact-rows__row fact-rows__row--strong' : 'fact-rows__row'}>
          <View className="fact-rows__label">{label}</View>
          <View className="fact-rows__value figure">{value}</View>
        </View>
      ))}
    </View>
  )
}
