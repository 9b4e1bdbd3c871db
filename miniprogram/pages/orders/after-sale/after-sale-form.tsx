import { Button, TextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { reasonMax, reasonMin } from '@/api/limits'
import { goInstead } from '@/api/navigate'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { ToggleRow } from '@/components/toggle-row'
import { yuan } from '@/format/money'
import { pieces, refusedWords } from '@/format/orders'
import { useCommand } from '@/hooks/use-command'
import type { Order } from '../order/shown-order'
import { RefundAmounts } from './amounts'
import { useComplaint } from './draft'
import { Pictures } from './pictures'
import { readAmounts, refundableOf, wholeOf } from './refundable'
import './after-sale.scss'

/** Which lines, how much of each, why. What is asked for is confirmed with the sum. */
export function AfterSaleForm({ order }: { readonly order: Order }) {
  const refundable = refundableOf(order, null)
  const [asked, setAsked] = useState(() => wholeOf(refundable))
  const [confirming, setConfirming] = useState(false)
  const { orderId } = order
  const draft = useComplaint(orderId)
  const { reason, isReturn, pictures } = draft.said
  const request = useCommand('orders.requestAfterSale', {
    onDone: () => {
      draft.forget()
      void askAgain('orders.order', 'orders.counts')
      void goInstead('order', { id: orderId })
    },
  })
  const refusal = request.refusal === null ? null : { ...request.refusal, text: refusedWords(request.refusal, '原因') }
  const amounts = readAmounts(refundable, asked)
  const why = reason.trim()
  const isSent = order.shipments.length > 0
  const chosen = order.lines.filter(({ line }) => asked.lines.has(line))
  return (
    <>
      <RefundAmounts refundable={refundable} typed={asked} onType={setAsked} />
      <View className="card">
        {isSent && (
          <ToggleRow
            id="after-sale-return"
            label="把商品寄回去"
            hint="没有收到货，或商品不用寄回，就不选"
            on={isReturn}
            onToggle={(on) => draft.say({ isReturn: on })}
          />
        )}
        <Field label="原因" hint={`${reasonMin} 到 ${reasonMax} 个字`}>
          <TextArea
            id="after-sale-reason"
            value={reason}
            placeholder="哪里不合适"
            maxLength={reasonMax}
            rows={3}
            onChange={(text) => {
              draft.say({ reason: text })
              request.clear()
            }}
          />
        </Field>
        <Pictures pictures={pictures} onChange={(next) => draft.say({ pictures: next })} />
      </View>
      <View className="after-sale__total">
        <View>一共申请退款</View>
        <View className="figure after-sale__sum">¥{amounts === null ? '–' : yuan(amounts.totalFen)}</View>
      </View>
      <Button
        id="after-sale-send"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        disabled={amounts === null || why.length < reasonMin}
        onClick={() => setConfirming(true)}
      >
        提交申请
      </Button>
      {confirming && amounts !== null && (
        <ConfirmSheet
          title="申请退款"
          facts={[
            ...(chosen.length > 0 ? [{ label: '商品', value: pieces(chosen) }] : []),
            ...(amounts.freightFen > 0 ? [{ label: '其中运费', value: `¥${yuan(amounts.freightFen)}` }] : []),
            { label: '申请退款', value: `¥${yuan(amounts.totalFen)}`, strong: true },
          ]}
          note="商家同意后，款项原路退回"
          verb="提交申请"
          busy={request.busy}
          refusal={refusal}
          onConfirm={() =>
            void request.send({
              orderId,
              lines: amounts.lines,
              freightFen: amounts.freightFen,
              isReturn: isSent && isReturn,
              reason: why,
              pictures: pictures.map(({ fileId }) => fileId),
            })
          }
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  )
}
