import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { LoadingView } from '@/components/loading-view'
import { PlainRow } from '@/components/plain-row'
import { QueryView } from '@/components/query-view'
import { basisSentence, basisWords } from '@/format/attribution'
import type { Queried } from '@/hooks/use-query'

interface Props {
  readonly why: Queried<'attribution.why'>
  readonly orderId: string
  readonly line: number
}

/** Why the line is this promoter's, in a sentence, and the way to the whole story. */
export function WhyCard({ why, orderId, line }: Props) {
  return (
    <View className="card">
      <QueryView query={why} loading={<LoadingView shape="card" count={1} />}>
        {(output) => (
          <View className="commission__why">
            {basisWords(output.basis)}：{basisSentence(output)}
          </View>
        )}
      </QueryView>
      <PlainRow id="commission-why" text="为什么归我" onClick={() => goTo('why', { order: orderId, line })} />
    </View>
  )
}
