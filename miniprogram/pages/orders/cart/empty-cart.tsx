import Taro from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { urlOfTab } from '@/components/tab-bar/tabs'

export const EmptyCart = () => (
  <EmptyView
    icon="deal"
    text="购物车还是空的"
    hint="想买的东西先放这里，一起结算"
    action={{ text: '去逛逛', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
  />
)
