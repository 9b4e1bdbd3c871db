import { View } from '@tarojs/components'
import type { Group } from '@/components/windowed'
import { monthOf, monthWords } from '@/format/commissions'
import './months.scss'

interface Way<T> {
  /** When a row's money came, epoch ms. */
  readonly at: (row: T) => number
  /** Epoch ms; only says which year needs no saying. */
  readonly now: number
  /** Whether the rows are all that there are. */
  readonly isWhole: boolean
  /** What a month came to, in words; null where nothing is to be said. */
  readonly sum: (rows: readonly T[]) => string | null
}

/**
 * Rows of money, newest first, by their months in Shanghai: the groups of a `ListView`. A month's sum is told once all of
 * it is here: rows of an older month, or the end of the list, come after it.
 */
export function monthsOf<T>(rows: readonly T[], { at, now, isWhole, sum }: Way<T>): readonly Group[] {
  const months = new Map<string, T[]>()
  for (const row of rows) {
    const month = monthOf(at(row))
    const ofMonth = months.get(month)
    if (ofMonth === undefined) months.set(month, [row])
    else ofMonth.push(row)
  }
  return [...months].map(([month, ofMonth], index) => ({
    key: month,
    rows: ofMonth.length,
    head: <Head name={monthWords(month, now)} sum={isWhole || index < months.size - 1 ? sum(ofMonth) : null} />,
  }))
}

const Head = ({ name, sum }: { readonly name: string; readonly sum: string | null }) => (
  <View className="month-head figure">
    <View className="month-head__name">{name}</View>
    {sum !== null && <View className="body-2">{sum}</View>}
  </View>
)
