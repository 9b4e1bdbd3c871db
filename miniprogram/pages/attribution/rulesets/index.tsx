import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { LoadingView } from '@/components/loading-view'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { rulesetWords } from '@/format/attribution'
import { exactly } from '@/format/date'
import { useQuery } from '@/hooks/use-query'
import { RulesetName } from './ruleset-name'
import { RulesetOrder } from './ruleset-order'
import './rulesets.scss'

/** Which rulesets decide, and in which order. The owner chooses; the others read. */
export default function Rulesets() {
  const rulesets = useQuery('attribution.rulesets', {})
  const { output: me } = useQuery('members.me', {})
  return (
    <PageFrame title="归因规则">
      <QueryView query={rulesets} loading={<LoadingView shape="list" count={3} />}>
        {(output) => (
          <>
            {output.announced !== null && <Announced announced={output.announced} />}
            <View className="card">
              <View className="title">正在生效</View>
              <View className="body-2 rulesets__how">每一单从第一条看起，第一条能判定的规则说了算</View>
              {output.inForce.map((name, index) => (
                <View key={name} className="rulesets__row">
                  <View className="rulesets__number figure">{index + 1}</View>
                  <RulesetName name={name} />
                </View>
              ))}
            </View>
            {me?.staffRoles.includes('owner') === true && (
              <RulesetOrder key={JSON.stringify(output)} rulesets={output} />
            )}
          </>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Announced({ announced }: { readonly announced: NonNullable<Output<'attribution.rulesets'>['announced']> }) {
  return (
    <Notice tone="wait" icon="info">
      {exactly(announced.from, serverNow())} 起改为：{announced.names.map(rulesetWords).join('、')}
    </Notice>
  )
}
