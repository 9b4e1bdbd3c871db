import Taro from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'

export default function Points() {
  return (
    <PageFrame title="积分" tab="points">
      <EmptyView
        icon="points"
        text="没有积分记录"
        hint="得到和用掉的积分都会记在这里"
        action={{ text: '去首页', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
      />
    </PageFrame>
  )
}
