import { Button, TextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { reasonMax, reasonMin } from '@/api/limits'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { ToggleRow } from '@/components/toggle-row'
import { yuan } from '@/format/money'
import { RefundAmounts } from '../../orders/after-sale/amounts'
import { type Refundable, readAmounts, wholeOf } from '../../orders/after-sale/refundable'
import { answerMax } from '../limits'
import { kindOfAfterSale, type StaffOrder } from '../words/orders'
import { useRefund } from './use-refund'
import './refund.scss'

interface Props {
  readonly order: StaffOrder
  readonly refundable: Refundable
}

/** Which lines, how much of each, what becomes of the goods, and why. The sum is confirmed before it goes. */
export function RefundForm({ order, refundable }: Props) {
  const { afterSale } = refundable
  const isWithUs = order.shipments.length === 0 || afterSale?.isReturn === true
  const [typed, setTyped] = useState(() => wholeOf(refundable))
  const [restock, setRestock] = useState(isWithUs)
  const [words, setWords] = useState('')
  const [confirming, setConfirming] = useState(false)
  const refund = useRefund(order.orderId, afterSale)
  const amounts = readAmounts(refundable, typed)
  const said = words.trim()
  const isSaid = afterSale !== null || said.length >= reasonMin
  return (
    <>
      {afterSale !== null && (
        <Notice tone="wait" icon="info">
          {kindOfAfterSale(afterSale)} ¥{yuan(afterSale.amountFen)}：{afterSale.reason}
        </Notice>
      )}
      <RefundAmounts refundable={refundable} typed={typed} onType={setTyped} />
      <View className="card">
        <ToggleRow
          id="refund-restock"
          label="商品放回库存"
          hint="全额退款的商品可以再卖"
          on={restock}
          onToggle={setRestock}
        />
        <View className="trade-refund__words">
          <Field
            label={afterSale === null ? '退款原因' : '答复（选填）'}
            hint={afterSale === null ? `${reasonMin} 到 ${reasonMax} 个字，会记入操作记录` : '买家会看到'}
          >
            <TextArea
              id="refund-words"
              value={words}
              placeholder={afterSale === null ? '为什么退款' : '想对买家说的话'}
              maxLength={afterSale === null ? reasonMax : answerMax}
              rows={3}
              onChange={(text) => {
                setWords(text)
                refund.clear()
              }}
            />
          </Field>
        </View>
      </View>
      <View className="trade-refund__total">
        <View>一共退款</View>
        <View className="figure trade-refund__sum">¥{amounts === null ? '–' : yuan(amounts.totalFen)}</View>
      </View>
      <Button
        id="refund-next"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        disabled={amounts === null || !isSaid}
        onClick={() => setConfirming(true)}
      >
        {afterSale === null ? '退款' : '同意退款'}
      </Button>
      {confirming && amounts !== null && (
        <ConfirmSheet
          title={afterSale === null ? '退款' : '同意退款'}
          facts={[
            ...(refundable.lines.length === 0 ? [] : amounts.lines).map(({ line, fen }) => ({
              label: nameOfLine(order, line),
              value: `¥${yuan(fen)}`,
            })),
            ...(amounts.freightFen > 0 ? [{ label: '运费', value: `¥${yuan(amounts.freightFen)}` }] : []),
            { label: '原路退回', value: `¥${yuan(amounts.totalFen)}`, strong: true },
          ]}
          note={`${restock ? '全额退款的商品放回库存' : '库存不变'}。佣金按退款后的金额重算，退款不能撤回`}
          verb="退款"
          busy={refund.busy}
          refusal={refund.refusal}
          onConfirm={() => refund.send({ ...amounts, restock, words: said })}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  )
}

/** Two kinds of one product have one title. */
function nameOfLine({ lines }: StaffOrder, line: number): string {
  const { title = '', skuName = '' } = lines[line] ?? {}
  return `${title} ${skuName}`
}
