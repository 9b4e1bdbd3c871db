import { View } from '@tarojs/components'
import { rulesetWords } from '@/format/attribution'

/** What a ruleset is called, and the name that orders keep. */
export function RulesetName({ name }: { readonly name: string }) {
  return (
    <View className="rulesets__name">
      <View>{rulesetWords(name)}</View>
      {rulesetWords(name) !== name && <View className="hint">{name}</View>}
    </View>
  )
}
