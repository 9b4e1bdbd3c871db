import { Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { ToggleRow } from '@/components/toggle-row'
import { yuan } from '@/format/money'
import { OrderLine } from '../order-lines'
import { type Amounts, amountProblem, plain, type Refundable } from './refundable'
import './amounts.scss'

interface Props {
  readonly refundable: Refundable
  readonly typed: Amounts
  readonly onType: (typed: Amounts) => void
}

/** The lines to choose from, each with its amount, and the freight: asked for by the buyer, or given by the staff. */
export function RefundAmounts({ refundable, typed, onType }: Props) {
  const setLine = (line: number, text: string | null) => {
    const lines = new Map(typed.lines)
    if (text === null) lines.delete(line)
    else lines.set(line, text)
    onType({ ...typed, lines })
  }
  return (
    <>
      {refundable.lines.map(({ line, mostFen }) => {
        const text = typed.lines.get(line.line)
        return (
          <View key={line.line} className="card">
            <OrderLine line={line} />
            <ToggleRow
              id={`refund-line-${line.line}`}
              label="退这件商品"
              on={text !== undefined}
              onToggle={(on) => setLine(line.line, on ? plain(mostFen) : null)}
            />
            {text !== undefined && (
              <AmountField
                id={`refund-amount-${line.line}`}
                label="退款金额"
                typed={text}
                mostFen={mostFen}
                onType={(next) => setLine(line.line, next)}
              />
            )}
          </View>
        )
      })}
      {refundable.freightMostFen > 0 && (
        <View className="card">
          <AmountField
            id="refund-freight"
            label="运费（选填）"
            typed={typed.freight}
            mostFen={refundable.freightMostFen}
            onType={(freight) => onType({ ...typed, freight })}
          />
        </View>
      )}
    </>
  )
}

interface AmountProps {
  readonly id: string
  readonly label: string
  readonly typed: string
  readonly mostFen: number
  readonly onType: (text: string) => void
}

function AmountField({ id, label, typed, mostFen, onType }: AmountProps) {
  const problem = typed.trim() === '' ? null : amountProblem(typed, mostFen)
  return (
    <Field label={label} hint={`最多可退 ${yuan(mostFen)} 元`} refusal={problem}>
      <Input id={id} type="digit" value={typed} placeholder="0.00" maxLength={12} onChange={onType} />
      <View className="refund-amounts__unit">元</View>
    </Field>
  )
}
