import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { answerTo } from '@/api/answers'
import { createStore, useStore } from '@/api/store'
import { Icon } from '@/components/icon'
import { type TabName, tabsFor } from './tabs'
import './tab-bar.scss'

/** Which tab is being shown. A tab page says so when it appears, because the bar itself hears nothing of it in WeChat. */
export const shownTab = createStore<TabName>('home')

/** Who is looking, from the answer that the pages ask for: the bar itself never calls the server. */
export function TabBar() {
  const { output: me } = useStore(answerTo('members.me', {}))
  const shown = useStore(shownTab)
  return (
    <View className="tab-bar">
      {tabsFor((me?.staffRoles.length ?? 0) > 0).map(({ name, text, icon, url }) => (
        <View
          key={name}
          id={`tab-${name}`}
          className={name === shown ? 'tab-bar__tab tab-bar__tab--shown' : 'tab-bar__tab'}
          onClick={() => void Taro.switchTab({ url })}
        >
          <Icon name={icon} />
          <View className="tab-bar__text">{text}</View>
        </View>
      ))}
    </View>
  )
}
