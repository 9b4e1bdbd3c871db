import { Button, Input } from '@nutui/nutui-react-taro'
import type { Draft, Output } from '@shared/contracts'
import { isOutcomeUnknown } from '@shared/kernel/errors'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { askAgain } from '@/api/answers'
import { withdrawalNoteMax } from '@/api/limits'
import { goInstead } from '@/api/navigate'
import { useStore } from '@/api/store'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { MoneyFigure } from '@/components/money-figure'
import { payerWords } from '@/format/commissions'
import { yuan } from '@/format/money'
import { CHANNEL_WORDS, limitWords } from '@/format/withdrawals'
import { useCommand } from '@/hooks/use-command'
import { Channels } from './channels'
import { amountProblem, draftOf, mostOf } from './checks'
import { changeRequest, requestDraft } from './draft'
import { PayeeFields } from './payee-fields'
import './request.scss'

type Offer = Output<'withdrawals.offer'>

interface Props {
  readonly account: Offer['accounts'][number]
  readonly offer: Offer
}

/** How much, whereto, to whom. It is sent once the numbers were confirmed. */
export function RequestForm({ account, offer }: Props) {
  const typed = useStore(requestDraft)
  const [leftAmount, setLeftAmount] = useState(false)
  // As it was when the dialog opened: whatever the page hears meanwhile, the same press sends the same request.
  const [confirming, setConfirming] = useState<Draft<'withdrawals.request'> | null>(null)
  const request = useCommand('withdrawals.request', {
    onDone: ({ billNo }) => {
      changeRequest({ amount: '', note: '' })
      void askAgain('commissions.summary', 'withdrawals.offer')
      void goInstead('withdrawal', { id: billNo })
    },
  })
  const measure = { withdrawableFen: account.withdrawableFen, offer }
  const { channel, amount } = typed
  const draft = draftOf(typed, account.payer, measure)
  const { refusal } = request
  useEffect(() => {
    // After a definite no the figures of the page are no longer true. While nobody knows, they stay as they are.
    const isDefinite = refusal !== null && refusal.code !== 'OFFLINE' && !isOutcomeUnknown(refusal.code)
    if (isDefinite) void askAgain('withdrawals.offer')
  }, [refusal])
  return (
    <>
      <View className="card">
        <View className="request__head">
          <MoneyFigure label="可提现" amountFen={account.withdrawableFen} large earned />
          <Button
            id="request-all"
            className="tall"
            size="large"
            onClick={() => changeRequest({ amount: yuan(mostOf(channel, measure)).replace(/,/g, '') })}
          >
            全部
          </Button>
        </View>
        {account.debtFen > 0 && <View className="body-2">待还 ¥{yuan(account.debtFen)}，下次结算先抵</View>}
        <View className="request__amount">
          <Field
            label="提现金额"
            hint={limitWords(channel, offer)}
            refusal={leftAmount && amount !== '' ? amountProblem(typed, measure) : null}
          >
            <Input
              id="request-amount"
              type="digit"
              value={amount}
              placeholder="0.00"
              maxLength={12}
              onBlur={() => setLeftAmount(true)}
              onChange={(text) => {
                setLeftAmount(false)
                changeRequest({ amount: text })
              }}
            />
            <View className="request__unit">元</View>
          </Field>
        </View>
      </View>
      <Channels chosen={channel} onChoose={(next) => changeRequest({ channel: next })} />
      <View className="card">
        <PayeeFields typed={typed} offer={offer} />
        <Field label="备注（选填）" hint={`最多 ${withdrawalNoteMax} 个字`}>
          <Input
            id="request-note"
            value={typed.note}
            placeholder="自己看的"
            maxLength={withdrawalNoteMax}
            onChange={(note) => changeRequest({ note })}
          />
        </Field>
      </View>
      <Button
        id="request-send"
        className="wide request__send"
        type="primary"
        fill="solid"
        size="xlarge"
        disabled={draft === null}
        onClick={() => {
          request.clear()
          setConfirming(draft)
        }}
      >
        提现
      </Button>
      {confirming !== null && (
        <ConfirmSheet
          title="确认提现"
          facts={[
            { label: '付款方', value: payerWords(confirming.payer) },
            { label: '到账方式', value: CHANNEL_WORDS[confirming.channel].name },
            ...(confirming.payee === undefined ? [] : [{ label: '收款账号', value: confirming.payee.account }]),
            ...(confirming.payee === undefined ? [] : [{ label: '收款人', value: confirming.payee.realName }]),
            ...(confirming.note === undefined ? [] : [{ label: '备注', value: confirming.note }]),
            { label: '提现金额', value: `¥${yuan(confirming.amountFen)}`, strong: true },
          ]}
          note={
            confirming.amountFen >= offer.limits.reviewFromFen || confirming.channel !== 'wechat'
              ? '财务审核通过后打款'
              : '提交后请到微信里确认收款'
          }
          verb="提现"
          busy={request.busy}
          refusal={refusal}
          onConfirm={() => void request.send(confirming)}
          onClose={() => setConfirming(null)}
        />
      )}
    </>
  )
}
