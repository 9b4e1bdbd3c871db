import { View } from '@tarojs/components'
import './delivery-address.scss'

interface Props {
  readonly address: {
    readonly name: string
    /** As the server tells it: masked. */
    readonly phone: string
    readonly region: string
    readonly detail: string
  }
}

/** To whom and where a parcel goes. */
export function DeliveryAddress({ address: { name, phone, region, detail } }: Props) {
  return (
    <>
      <View className="delivery-address__name">
        {name} <View className="delivery-address__phone figure">{phone}</View>
      </View>
      <View className="body-2 delivery-address__where">
        {region} {detail}
      </View>
    </>
  )
}
