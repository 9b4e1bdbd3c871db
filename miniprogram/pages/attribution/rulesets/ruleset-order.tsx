import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { useCommand } from '@/hooks/use-command'
import { moved, toggled } from './order'
import { RulesetName } from './ruleset-name'

/** The owner's choice: which published rulesets, and which first. */
export function RulesetOrder({ rulesets }: { readonly rulesets: Output<'attribution.rulesets'> }) {
  const current = rulesets.announced?.names ?? rulesets.inForce
  const [names, setNames] = useState<readonly string[]>(current)
  const save = useCommand('attribution.setRulesets', {
    onDone: () => {
      say('已保存')
      void askAgain('attribution.rulesets')
    },
  })
  const change = (next: readonly string[]) => {
    setNames(next)
    save.clear()
  }
  const rest = rulesets.published.map(({ name }) => name).filter((name) => !names.includes(name))
  return (
    <View className="card">
      <View className="title">调整</View>
      {names.map((name, index) => (
        <View key={name} className="rulesets__row">
          <View className="rulesets__number figure">{index + 1}</View>
          <RulesetName name={name} />
          <Button className="tall" size="large" disabled={index === 0} onClick={() => change(moved(names, index))}>
            上移
          </Button>
          <Button
            className="tall"
            size="large"
            disabled={names.length === 1}
            onClick={() => change(toggled(names, name))}
          >
            不用
          </Button>
        </View>
      ))}
      {rest.map((name) => (
        <View key={name} className="rulesets__row">
          <View className="rulesets__number">–</View>
          <RulesetName name={name} />
          <Button className="tall" size="large" onClick={() => change(toggled(names, name))}>
            使用
          </Button>
        </View>
      ))}
      <View className="body-2 rulesets__when">约 1 分钟后生效，之前的订单不变</View>
      {save.refusal !== null && (
        <View className="rulesets__refusal" ariaRole="alert">
          {save.refusal.text}
        </View>
      )}
      <Button
        id="rulesets-save"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={save.busy}
        disabled={JSON.stringify(names) === JSON.stringify(current)}
        onClick={() => void save.send({ names: [...names] })}
      >
        保存
      </Button>
    </View>
  )
}
