import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { answerTo } from '@/api/answers'
import { createStore, useStore } from '@/api/store'
import { themeChoice, themeClass } from '@/api/theme'
import { Icon } from '@/components/icon'
import { type TabName, tabsFor } from './tabs'
import './tab-bar.scss'

/** Which tab is being shown. A tab page says so when it appears, because the bar itself hears nothing of it in WeChat. */
export const shownTab = createStore<TabName>('home')

/**
 * Who is looking and what waits for them, from the answers that the pages ask for: the bar itself never calls the server.
 * In WeChat it lies outside of every page, so it wears the chosen theme itself.
 */
export function TabBar() {
  const { output: me } = useStore(answerTo('members.me', {}))
  const { output: messages } = useStore(answerTo('messages.unread', {}))
  const shown = useStore(shownTab)
  const theme = useStore(themeChoice)
  const hasNews = (name: TabName) => name === 'mine' && (messages?.unread ?? 0) > 0
  return (
    <View className={`tab-bar ${themeClass(theme)}`.trim()}>
      {tabsFor((me?.staffRoles.length ?? 0) > 0).map(({ name, text, icon, url }) => (
        <View
          key={name}
          id={`tab-${name}`}
          className={name === shown ? 'tab-bar__tab tab-bar__tab--shown' : 'tab-bar__tab'}
          ariaRole="tab"
          ariaLabel={`${text}${hasNews(name) ? '，有新消息' : ''}${name === shown ? '，已选' : ''}`}
          onClick={() => void Taro.switchTab({ url })}
        >
          <Icon name={icon} />
          {hasNews(name) && <View id="tab-news" className="tab-bar__news" />}
          <View className="tab-bar__text">{text}</View>
        </View>
      ))}
    </View>
  )
}
