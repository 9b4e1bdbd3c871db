import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { PromotionTerms } from '@/components/promotion-terms'

export function About() {
  const [open, setOpen] = useState(false)
  return (
    <PlainRows>
      <PlainRow id="mine-about" text="关于推客" onClick={() => setOpen(true)} />
      <Popup visible={open} position="bottom" closeable title="关于推客" onClose={() => setOpen(false)}>
        <View className="mine__about">
          <View>把喜欢的好东西分享给朋友，朋友买了，你得佣金。</View>
          <PromotionTerms />
          <View className="body-2">推荐关系在注册时定下，之后不会改变。别人看到的你的名字只有第一个字。</View>
        </View>
      </Popup>
    </PlainRows>
  )
}
