import { Button, Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { Field } from '@/components/field'
import { FilterChips } from '@/components/filter-chips'
import { ToggleRow } from '@/components/toggle-row'
import { CARRIER_NAMES, type Carrier } from '@/format/orders'
import { useCommand } from '@/hooks/use-command'
import { trackingMax } from '../limits'
import type { StaffOrder } from '../words/orders'
import { linesToShip, numberProblem, type Parcel, shipDraft } from './to-ship'

const CARRIER_CHIPS = (Object.keys(CARRIER_NAMES) as Carrier[]).map((value) => ({ value, text: CARRIER_NAMES[value] }))

/** One parcel: by whom, its number, and what is inside when not everything is. */
export function ShipForm({ order }: { readonly order: StaffOrder }) {
  const waiting = linesToShip(order)
  const [parcel, setParcel] = useState<Parcel>({
    company: 'SF',
    number: '',
    lines: new Set(waiting.map(({ line }) => line)),
  })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const ship = useCommand('orders.ship', {
    onDone: () => {
      say('已发货')
      setParcel({ ...parcel, number: '' })
      void askAgain('orders.staffOrder')
    },
  })
  const change = (part: Partial<Parcel>) => {
    setParcel({ ...parcel, ...part })
    ship.clear()
  }
  const toggle = (line: number, on: boolean) => {
    const lines = new Set(parcel.lines)
    if (on) lines.add(line)
    else lines.delete(line)
    change({ lines })
  }
  const leave = (name: string) => setLeft(new Set([...left, name]))
  const draft = shipDraft(order, parcel)
  return (
    <View className="card">
      <View className="trade-order__heading">发货</View>
      {waiting.length > 1 &&
        waiting.map(({ line, title, quantity }) => (
          <ToggleRow
            key={line}
            id={`ship-line-${line}`}
            label={`${title} ×${quantity}`}
            on={parcel.lines.has(line)}
            onToggle={(on) => toggle(line, on)}
          />
        ))}
      <View className="field__label">快递公司</View>
      <FilterChips chips={CARRIER_CHIPS} chosen={parcel.company} onChoose={(company) => change({ company })} />
      <Field label="快递单号" refusal={left.has('number') ? numberProblem(parcel.number) : null}>
        <Input
          id="ship-number"
          value={parcel.number}
          placeholder="字母和数字"
          maxLength={trackingMax}
          onChange={(number) => change({ number })}
          onBlur={() => leave('number')}
        />
      </Field>
      {ship.refusal !== null && (
        <View className="order__refusal" ariaRole="alert">
          {ship.refusal.text}
        </View>
      )}
      <View className="trade-order__send">
        <Button
          id="ship-send"
          className="wide"
          type="primary"
          fill="solid"
          size="xlarge"
          disabled={draft === null}
          loading={ship.busy}
          onClick={() => draft !== null && void ship.send(draft)}
        >
          发货
        </Button>
      </View>
    </View>
  )
}
