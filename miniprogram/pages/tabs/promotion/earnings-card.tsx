import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { answerTo } from '@/api/answers'
import { goTo } from '@/api/navigate'
import { say } from '@/api/platform'
import { MoneyFigure } from '@/components/money-figure'
import { figuresOf } from '@/format/commissions'
import { yuan } from '@/format/money'
import { refusalText } from '@/format/refusals'
import { MONEY_DEFINITIONS } from '@/format/statistics'
import { useQuery } from '@/hooks/use-query'
import { DefinitionsSheet } from './definitions-sheet'

/** The promoter's money at a glance, as the ledger has it. The card leads to the rows that it is made of. */
export function EarningsCard() {
  const { output, failure, reload } = useQuery('commissions.summary', {})
  const [refreshing, setRefreshing] = useState(false)
  const [defining, setDefining] = useState(false)
  const figures = output === null ? null : figuresOf(output.accounts)
  const define = () => setDefining(true)
  const refresh = async () => {
    setRefreshing(true)
    await reload()
    setRefreshing(false)
    say(answerTo('commissions.summary', {}).get().failure === null ? '已更新' : '没有刷新成功')
  }
  return (
    <View className="card">
      <View className="promotion__earnings">
        <View id="promotion-earnings" className="promotion__earned" ariaRole="button" onClick={() => goTo('earnings')}>
          <MoneyFigure label="可提现" amountFen={figures?.withdrawableFen ?? null} large earned onDefine={define} />
        </View>
        <View className="promotion__earned-ways">
          <Button
            id="promotion-refresh"
            className="tall"
            size="large"
            fill="none"
            loading={refreshing}
            onClick={() => void refresh()}
          >
            {refreshing ? '正在刷新' : '刷新'}
          </Button>
          <Button
            id="promotion-withdraw"
            className="tall"
            type="primary"
            fill="solid"
            size="large"
            disabled={figures === null || figures.withdrawableFen === 0}
            onClick={() => goTo('requestWithdrawal')}
          >
            提现
          </Button>
        </View>
      </View>
      <View className="promotion__money" ariaRole="button" onClick={() => goTo('earnings')}>
        <MoneyFigure label="冻结" amountFen={figures?.frozenFen ?? null} onDefine={define} />
        <MoneyFigure label="提现中" amountFen={figures?.withdrawingFen ?? null} onDefine={define} />
        <MoneyFigure label="已提现" amountFen={figures?.withdrawnFen ?? null} onDefine={define} />
      </View>
      {figures !== null && figures.debtFen > 0 && (
        <View className="promotion__refusal">待还 ¥{yuan(figures.debtFen)}，下次结算先抵</View>
      )}
      {figures === null && failure !== null && (
        <View className="promotion__refusal" ariaRole="alert">
          {refusalText(failure)}
        </View>
      )}
      {defining && <DefinitionsSheet definitions={MONEY_DEFINITIONS} onClose={() => setDefining(false)} />}
    </View>
  )
}
