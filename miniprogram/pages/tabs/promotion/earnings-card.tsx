import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { MoneyFigure } from '@/components/money-figure'
import { figuresOf } from '@/format/commissions'
import { yuan } from '@/format/money'
import { useQuery } from '@/hooks/use-query'

/** The promoter's money at a glance, as the ledger has it. The card leads to the rows that it is made of. */
export function EarningsCard() {
  const { output } = useQuery('commissions.summary', {})
  const figures = output === null ? null : figuresOf(output.accounts)
  return (
    <View className="card">
      <View className="promotion__earnings">
        <View id="promotion-earnings" className="promotion__earned" ariaRole="button" onClick={() => goTo('earnings')}>
          <MoneyFigure label="可提现" amountFen={figures?.withdrawableFen ?? null} large earned />
        </View>
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
      <View className="promotion__money" ariaRole="button" onClick={() => goTo('earnings')}>
        <MoneyFigure label="冻结" amountFen={figures?.frozenFen ?? null} />
        <MoneyFigure label="提现中" amountFen={figures?.withdrawingFen ?? null} />
        <MoneyFigure label="已提现" amountFen={figures?.withdrawnFen ?? null} />
      </View>
      {figures !== null && figures.debtFen > 0 && (
        <View className="promotion__refusal">待还 ¥{yuan(figures.debtFen)}，下次结算先抵</View>
      )}
    </View>
  )
}
