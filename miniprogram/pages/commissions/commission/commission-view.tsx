import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { FactRows } from '@/components/fact-rows'
import { ProgressSteps } from '@/components/progress-steps'
import { StatusTag } from '@/components/status-tag'
import {
  COMMISSION_WORDS,
  type Commission,
  commissionSays,
  earned,
  expectedWords,
  payerWords,
  SETTLER_WORDS,
  waitingWords,
} from '@/format/commissions'
import { FormulaCard } from './formula-card'
import { stepsOf } from './steps-of'

/** How much a line earned, how it stands, and what it is made of. */
export function CommissionView({ commission }: { readonly commission: Commission }) {
  const { title, quantity, state, amount } = commission
  const now = serverNow()
  return (
    <>
      <View className="card">
        <View className="commission__head">
          <View
            className={
              amount > 0 ? 'commission__amount commission__amount--earned figure' : 'commission__amount figure'
            }
          >
            {earned(commission)}
          </View>
          <StatusTag {...COMMISSION_WORDS[state]} />
        </View>
        <View className="commission__says figure">{commissionSays(commission, now)}</View>
        <View className="body-2 commission__line">
          {title} ×{quantity}
        </View>
        <FactRows facts={factsOf(commission, now)} />
      </View>
      <ProgressSteps steps={stepsOf(commission)} />
      <FormulaCard commission={commission} />
    </>
  )
}

function factsOf(commission: Commission, now: number) {
  const { split, payer, orderId } = commission
  const expected = expectedWords(commission, now)
  const waiting = waitingWords(commission)
  const settler = SETTLER_WORDS[split]
  return [
    ...(expected === null ? [] : [{ label: '预计结算', value: expected }]),
    ...(waiting === null ? [] : [{ label: '在等什么', value: waiting }]),
    { label: '谁来结算', value: split === 'agency' ? `${settler}（${payerWords(payer)}）` : settler },
    { label: '订单号', value: orderId },
  ]
}
