import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { FactRows } from '@/components/fact-rows'
import { LoadingView } from '@/components/loading-view'
import { MoneyFigure } from '@/components/money-figure'
import { QueryView } from '@/components/query-view'
import { figuresOf, payerWords } from '@/format/commissions'
import { count } from '@/format/counts'
import { yuan } from '@/format/money'
import type { Queried } from '@/hooks/use-query'

type Summary = Output<'commissions.summary'>

/** The ledger's figures over all payers; who owes how much, where there are several; and points by program. */
export function Totals({ summary }: { readonly summary: Queried<'commissions.summary'> }) {
  return (
    <View className="card earnings__totals">
      <QueryView query={summary} loading={<LoadingView shape="card" count={2} />}>
        {({ accounts, points }) => {
          const figures = figuresOf(accounts)
          return (
            <>
              <View className="earnings__figures">
                <MoneyFigure label="可提现" amountFen={figures.withdrawableFen} earned />
                <MoneyFigure label="冻结" amountFen={figures.frozenFen} />
                <MoneyFigure label="提现中" amountFen={figures.withdrawingFen} />
                <MoneyFigure label="已提现" amountFen={figures.withdrawnFen} />
              </View>
              {figures.debtFen > 0 && (
                <View className="earnings__debt" ariaRole="alert">
                  待还 ¥{yuan(figures.debtFen)}：提现后有买家退款，下次结算先抵这一笔
                </View>
              )}
              {accounts.length > 1 && <Payers accounts={accounts} />}
              {points.length > 0 && <PointsRows points={points} />}
              <View className="earnings__ways">
                <Button id="earnings-records" className="wide" size="xlarge" onClick={() => goTo('withdrawalList')}>
                  提现记录
                </Button>
                <Button
                  id="earnings-withdraw"
                  className="wide"
                  type="primary"
                  fill="solid"
                  size="xlarge"
                  disabled={figures.withdrawableFen === 0}
                  onClick={() => goTo('requestWithdrawal')}
                >
                  提现
                </Button>
              </View>
            </>
          )
        }}
      </QueryView>
    </View>
  )
}

const Payers = ({ accounts }: Pick<Summary, 'accounts'>) => (
  <View className="earnings__more">
    <FactRows
      facts={accounts.map(({ payer, frozenFen, withdrawableFen, withdrawnFen }) => ({
        label: payerWords(payer),
        value:
          payer === 'wechat'
            ? `微信已付 ${yuan(withdrawnFen)}`
            : `可提现 ${yuan(withdrawableFen)} · 冻结 ${yuan(frozenFen)}`,
      }))}
    />
  </View>
)

const PointsRows = ({ points }: Pick<Summary, 'points'>) => (
  <View className="earnings__more">
    <FactRows
      facts={points.map(({ frozen, points: have, debt }, index) => ({
        label: points.length === 1 ? '积分佣金' : `积分佣金 ${index + 1}`,
        value: `${count(have)} 积分 · 冻结 ${count(frozen)}${debt > 0 ? ` · 待还 ${count(debt)}` : ''}`,
      }))}
    />
  </View>
)
