import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { ProofView } from './proof-view'
import './books.scss'

/** Whether the books hold: proved anew whenever the page is shown. */
export default function TradeBooks() {
  const proof = useQuery('proof.run', {})
  usePullDownRefresh(() => {
    void proof.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (proof.output === null && proof.failure === 'TOO_MANY_ROWS')
    return (
      <PageFrame title="核账" wide>
        <EmptyView icon="info" text="账目太多，请在后台核账" hint="让技术人员运行核账命令 npm run prove" />
      </PageFrame>
    )
  return (
    <PageFrame title="核账" wide>
      <QueryView query={proof} loading={<LoadingView shape="card" count={8} />}>
        {(output) => <ProofView proof={output} />}
      </QueryView>
      <View className="books__again">
        <Button
          id="books-again"
          className="wide"
          size="xlarge"
          loading={proof.asking}
          onClick={() => void proof.reload()}
        >
          重新核账
        </Button>
      </View>
    </PageFrame>
  )
}
