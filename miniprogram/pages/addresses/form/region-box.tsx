import { Input } from '@nutui/nutui-react-taro'
import { Picker, View } from '@tarojs/components'
import { inWeChat } from '@/api/platform'
import { regionOf } from '@/api/wechat-address'
import { ADDRESS_MAX } from './shape'
import type { AddressForm } from './use-address'

/** WeChat has a list of regions of its own; a browser has none, so there it is typed. */
export function RegionBox({ form }: { readonly form: AddressForm }) {
  const { typed, type, leave } = form
  if (!inWeChat)
    return (
      <Input
        id="address-region"
        value={typed.region}
        placeholder="省、市、区"
        maxLength={ADDRESS_MAX.region}
        onChange={(text) => type('region', text)}
        onBlur={() => leave('region')}
      />
    )
  return (
    <Picker
      id="address-region"
      className="address-form__region"
      mode="region"
      onChange={({ detail }) => type('region', regionOf(detail.value))}
    >
      <View className={typed.region === '' ? 'address-form__unchosen' : ''}>{typed.region || '选择省、市、区'}</View>
    </Picker>
  )
}
