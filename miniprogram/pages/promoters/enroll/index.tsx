import Taro from '@tarojs/taro'
import { EnrollCard } from '@/components/enroll-card'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'

export default function Enroll() {
  return (
    <PageFrame title="成为推客">
      <EnrollCard onEnrolled={() => void Taro.switchTab({ url: urlOfTab('promotion') })} />
    </PageFrame>
  )
}
