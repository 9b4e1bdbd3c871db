import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'

/** For somebody who is not a member yet, or is one on another device. */
export function VisitorCard() {
  return (
    <View className="card">
      <View className="title">还没有注册</View>
      <View className="body-2 mine__why">注册后可以推广、攒积分，也能在其他设备登录</View>
      <Button
        id="mine-register"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        onClick={() => goTo('register')}
      >
        注册
      </Button>
      <View id="mine-link" className="mine__link" ariaRole="button" onClick={() => goTo('linkDevice')}>
        已在其他设备注册过，去登录
      </View>
    </View>
  )
}
