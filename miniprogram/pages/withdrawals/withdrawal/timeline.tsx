import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { exactly } from '@/format/date'
import { WITHDRAWAL_WORDS } from '@/format/withdrawals'
import type { Withdrawal } from './shown-withdrawal'
import { stepsOf } from './steps-of'

/** From the request to the end: what was, what is, what is to come. */
export function Timeline({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const now = serverNow()
  return (
    <View className="card">
      {stepsOf(withdrawal).map(({ state, at, is }) => (
        <View key={state} className={`withdrawal__step withdrawal__step--${is}`}>
          <View>{WITHDRAWAL_WORDS[state].text}</View>
          {at !== null && <View className="body-2 figure">{exactly(at, now)}</View>}
        </View>
      ))}
    </View>
  )
}
