import { View } from '@tarojs/components'
import { ToggleRow } from '@/components/toggle-row'
import { useCommand } from '@/hooks/use-command'
import { useQuery } from '@/hooks/use-query'
import { settlementModeWords } from '@/pages/trade/words/settlement'

/** Whether what is due settles by itself. A change holds within a minute, and the row shows what was last announced. */
export function SettlementMode() {
  const mode = useQuery('settlement.mode', {})
  const change = useCommand('settlement.setMode', { onDone: () => void mode.reload() })
  if (mode.output === null) return null
  const wanted = mode.output.announced?.byItself ?? mode.output.byItself
  return (
    <View>
      <ToggleRow
        id="settlement-by-itself"
        label="到期自动结算"
        hint={settlementModeWords(mode.output.byItself, wanted)}
        on={wanted}
        onToggle={(byItself) => void change.send({ byItself })}
      />
      {change.refusal !== null && (
        <View className="settlement__refusal" ariaRole="alert">
          {change.refusal.text}
        </View>
      )}
    </View>
  )
}
