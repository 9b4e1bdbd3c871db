import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { type Commission, earned, earnedFen, monthOf, monthWords } from '@/format/commissions'
import { EarningRow } from './earning-row'

interface Props {
  /** Newest first. */
  readonly rows: readonly Commission[]
  /** Whether these are all that there are. */
  readonly isWhole: boolean
}

/**
 * Commissions by the month in which they began. A month's sum is told once all of it is here: rows of an older month, or
 * the end of the list, come after it.
 */
export function Months({ rows, isWhole }: Props) {
  const months = [...new Set(rows.map(({ frozenAt }) => monthOf(frozenAt)))]
  const now = serverNow()
  return (
    <>
      {months.map((month, index) => {
        const ofMonth = rows.filter(({ frozenAt }) => monthOf(frozenAt) === month)
        const isComplete = isWhole || index < months.length - 1
        return (
          <View key={month} className="earnings__month">
            <View className="earnings__month-head figure">
              <View className="earnings__month-name">{monthWords(month, now)}</View>
              {isComplete && (
                <View className="body-2">合计 {earned({ amount: earnedFen(ofMonth), paidIn: 'fen' })}</View>
              )}
            </View>
            <View className="earnings__rows">
              {ofMonth.map((commission) => (
                <EarningRow key={`${commission.orderId} ${commission.line}`} commission={commission} now={now} />
              ))}
            </View>
          </View>
        )
      })}
    </>
  )
}
