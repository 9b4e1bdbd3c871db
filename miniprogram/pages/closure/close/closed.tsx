import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { startOver } from '@/api/leave'
import { Icon } from '@/components/icon'

/** It is done; the only way on is to begin anew. */
export function Closed() {
  return (
    <View className="card close__done">
      <Icon name="check" size={48} />
      <View className="title">账号已注销</View>
      <View className="body-2">这台设备上的资料也清掉了。想再来，随时可以重新注册。</View>
      <Button
        id="close-home"
        className="wide close__ask"
        type="primary"
        fill="solid"
        size="xlarge"
        onClick={() => startOver()}
      >
        去首页
      </Button>
    </View>
  )
}
