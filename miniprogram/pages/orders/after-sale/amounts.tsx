import { Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { ToggleRow } from '@/components/toggle-row'
import { yuan } from '@/format/money'
import type { Order } from '../order/shown-order'
import { leftOfFreight, leftOfLine, openLines } from '../order/what-can-be-done'
import { OrderLine } from '../order-lines'
import { type AskedBack, amountProblem, plain } from './asked-back'

interface Props {
  readonly order: Order
  readonly asked: AskedBack
  readonly onChange: (asked: AskedBack) => void
}

/** The lines to choose from, each with its amount, and the freight. */
export function Amounts({ order, asked, onChange }: Props) {
  const freightLeft = leftOfFreight(order)
  const setLine = (line: number, typed: string | null) => {
    const lines = new Map(asked.lines)
    if (typed === null) lines.delete(line)
    else lines.set(line, typed)
    onChange({ ...asked, lines })
  }
  return (
    <>
      {openLines(order).map((line) => {
        const left = leftOfLine(line)
        const typed = asked.lines.get(line.line)
        return (
          <View key={line.line} className="card">
            <OrderLine line={line} />
            <ToggleRow
              id={`after-sale-line-${line.line}`}
              label="退这件商品"
              on={typed !== undefined}
              onToggle={(on) => setLine(line.line, on ? plain(left) : null)}
            />
            {typed !== undefined && (
              <AmountField
                id={`after-sale-amount-${line.line}`}
                label="退款金额"
                typed={typed}
                leftFen={left}
                onType={(text) => setLine(line.line, text)}
              />
            )}
          </View>
        )
      })}
      {freightLeft > 0 && (
        <View className="card">
          <AmountField
            id="after-sale-freight"
            label="运费（选填）"
            typed={asked.freight}
            leftFen={freightLeft}
            onType={(freight) => onChange({ ...asked, freight })}
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
  readonly leftFen: number
  readonly onType: (text: string) => void
}

function AmountField({ id, label, typed, leftFen, onType }: AmountProps) {
  const problem = typed.trim() === '' ? null : amountProblem(typed, leftFen)
  return (
    <Field label={label} hint={`最多可退 ${yuan(leftFen)} 元`} refusal={problem}>
      <Input id={id} type="digit" value={typed} placeholder="0.00" maxLength={12} onChange={onType} />
      <View className="after-sale__unit">元</View>
    </Field>
  )
}
