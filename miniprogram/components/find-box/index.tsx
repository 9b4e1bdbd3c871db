import { Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { ComponentProps } from 'react'
import { Icon } from '@/components/icon'
import './find-box.scss'

type Props = Pick<
  ComponentProps<typeof Input>,
  'id' | 'value' | 'placeholder' | 'maxLength' | 'autoFocus' | 'onChange' | 'onConfirm' | 'onBlur' | 'onClear'
>

/** A box to type in what is looked for; the keyboard's key says so. */
export function FindBox(props: Props) {
  return (
    <View className="find-box">
      <Icon name="search" size={20} />
      <Input {...props} clearable confirmType="search" />
    </View>
  )
}
