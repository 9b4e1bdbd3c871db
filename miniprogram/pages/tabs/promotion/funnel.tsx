import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { count } from '@/format/counts'
import { funnelOf } from '@/format/statistics'

/** How many people came as far as clicking, registering and paying. */
export const Funnel = ({ total }: Pick<Output<'statistics.mine'>, 'total'>) => (
  <View className="funnel">
    {funnelOf(total).map(({ name, people, length, rate }) => (
      <View key={name} className="funnel__step">
        <View className="funnel__words figure">
          <View className="funnel__name">{name}</View>
          <View className="funnel__people">{count(people)} 人</View>
          {rate !== null && <View className="funnel__rate">{rate}</View>}
        </View>
        <View className="funnel__room">
          <View className="funnel__bar" style={{ width: `${length}%` }} />
        </View>
      </View>
    ))}
  </View>
)
