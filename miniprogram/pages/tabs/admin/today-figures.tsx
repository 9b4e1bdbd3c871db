import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Figure } from '@/components/figure'
import { Icon } from '@/components/icon'
import { LeadRows } from '@/components/lead-rows'
import { TradeLinks } from './trade-links'

/** The merchant's counts. What can be acted on leads to where it is done. */
export function TodayFigures({ figures }: { readonly figures: Output<'admin.today'> }) {
  return (
    <View className="admin">
      <View className="card">
        <View className="title">今日</View>
        <View className="admin__figures">
          <Figure label="新会员" value={figures.membersToday} />
          <Figure label="新绑定客户" value={figures.customersToday} />
        </View>
      </View>
      <View className="card">
        <View className="title">累计</View>
        <View className="admin__figures">
          <Figure label="会员" value={figures.membersTotal} />
          <Figure label="已绑定客户" value={figures.customersTotal} />
        </View>
      </View>
      <View id="admin-promoters" className="card admin__leads" onClick={() => goTo('promoterList')}>
        <View className="admin__head">
          <View className="title">推客管理</View>
          <Icon name="chevron" size={16} />
        </View>
        <View className="admin__figures">
          <Figure label="推客" value={figures.promotersTotal} />
          <Figure label="已停用" value={figures.promotersDisabled} />
        </View>
      </View>
      <TradeLinks />
      <LeadRows rows={[{ id: 'admin-rulesets', icon: 'shield', text: '归因规则', onClick: () => goTo('rulesets') }]} />
    </View>
  )
}
