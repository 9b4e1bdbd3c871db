import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { LineChart } from '@/components/line-chart'
import { shortDay } from '@/format/date'
import { CURVES, type CurveName } from '@/format/statistics'
import { Segments } from './segments'

const CHOICES = (['visits', 'registrations', 'paid'] as const).map((value) => ({ text: CURVES[value].name, value }))

/** How one of the numbers went from day to day. */
export function Trend({ trend }: Pick<Output<'statistics.mine'>, 'trend'>) {
  const [chosen, setChosen] = useState<CurveName>('visits')
  const { name, least, of, words } = CURVES[chosen]
  const now = serverNow()
  return (
    <View className="promotion__trend">
      <View className="promotion__head">
        <View className="promotion__section">近 {trend.length} 日趋势</View>
        <Segments label="画哪个数" segments={CHOICES} chosen={chosen} onChoose={setChosen} />
      </View>
      <LineChart
        name={name}
        least={least}
        words={words}
        days={trend.map((day) => ({ day: shortDay(day.dayAt, now), value: of(day) }))}
      />
    </View>
  )
}
