import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { goTo } from '@/api/navigate'
import { pickedAddress } from '@/api/picked-address'
import { say } from '@/api/platform'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { StatusTag } from '@/components/status-tag'
import { useCommand } from '@/hooks/use-command'
import { draftOf } from '../form/draft'

interface Props {
  readonly address: Output<'addresses.mine'>['items'][number]
  readonly onOpen: () => void
}

/** One address: a tap takes or changes it; what else there is to do stands below it. */
export function AddressCard({ address, onOpen }: Props) {
  const { addressId, name, phone, region, detail, isDefault } = address
  const [asking, setAsking] = useState(false)
  const remove = useCommand('addresses.remove', {
    onDone: () => {
      setAsking(false)
      draftOf(addressId).forget()
      if (pickedAddress.get() === addressId) pickedAddress.set(null)
      say('已删除')
      void askAgain('addresses.mine')
    },
  })
  return (
    <View className="card address-card">
      <View className="address-card__shown" ariaRole="button" onClick={onOpen}>
        <View className="address-card__head">
          <View className="address-card__name one-line">{name}</View>
          <View className="figure">{phone}</View>
          {isDefault && <StatusTag tone="ok" text="默认" />}
        </View>
        <View className="body-2 address-card__where">
          {region} {detail}
        </View>
      </View>
      <View className="address-card__ways">
        <View
          className="address-card__way"
          ariaRole="button"
          ariaLabel={`修改 ${name} 的地址`}
          onClick={() => goTo('addressEdit', { id: addressId })}
        >
          修改
        </View>
        <View
          className="address-card__way"
          ariaRole="button"
          ariaLabel={`删除 ${name} 的地址`}
          onClick={() => setAsking(true)}
        >
          删除
        </View>
      </View>
      {asking && (
        <ConfirmSheet
          title="删除地址"
          facts={[
            { label: '收货人', value: `${name} ${phone}` },
            { label: '地址', value: `${region} ${detail}` },
          ]}
          note="已经下的订单不受影响"
          verb="删除"
          busy={remove.busy}
          refusal={remove.refusal}
          onConfirm={() => void remove.send({ addressId })}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
