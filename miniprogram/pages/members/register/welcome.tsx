import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Icon } from '@/components/icon'
import type { Registered } from '@/components/registration-form'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { nameOf } from '@/format/names'

interface Props {
  /** What registering did just now; null for somebody who was a member before. */
  readonly registered: Registered | null
}

/** After registering: to whom one belongs, and where to go from here. */
export function Welcome({ registered }: Props) {
  return (
    <View className="card register__welcome">
      <View className="register__tick">
        <Icon name="check" size={32} />
      </View>
      <View className="register__headline">{registered === null ? '你已经注册过了' : '注册好了'}</View>
      <View className="body-2">{bindingWords(registered)}</View>
      <View className="register__ways">
        <Button
          id="register-home"
          className="wide"
          type="primary"
          fill="solid"
          size="xlarge"
          onClick={() => void Taro.switchTab({ url: urlOfTab('home') })}
        >
          去首页
        </Button>
        <Button className="wide" size="xlarge" onClick={() => void Taro.switchTab({ url: urlOfTab('promotion') })}>
          去推广
        </Button>
      </View>
    </View>
  )
}

function bindingWords(registered: Registered | null): string {
  if (registered === null) return '推荐人在注册时定下，再打开别人的链接也不会变'
  const { binding } = registered
  if (binding === null) return '这次没有推荐人'
  return `你的推荐人是 ${nameOf(binding.promoterName)}（${binding.basis === 'code' ? '凭推荐码' : '凭链接'}）`
}
