import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { letterStyle } from '@/api/letters'
import { openedPage } from '@/api/nearness'
import { inWeChat } from '@/api/platform'
import { useStore } from '@/api/store'
import { paintFrame, themeChoice, themeClass } from '@/api/theme'
import { OfflineBanner } from '@/components/offline-banner'
import { RegistrationSheet } from '@/components/registration-sheet'
import { shownTab, TabBar } from '@/components/tab-bar'
import type { TabName } from '@/components/tab-bar/tabs'
import { OwnPage } from '@/components/windowed/own-page'
import { useQuery } from '@/hooks/use-query'
import { BrowserBar } from './browser-bar'
import { PrivacySheet } from './privacy-sheet'
import './page-frame.scss'

interface Props {
  /** As in the page's configuration: WeChat shows that one, a browser this one. */
  readonly title: string
  readonly tab?: TabName
  /** Pages of the merchant use a desk's width. */
  readonly wide?: boolean
  /** The share in the page's address, by which somebody who registers here is bound. */
  readonly share?: string | null
  readonly children: ReactNode
}

/** What every page has around its content: a bar with title and way back (browser), the offline banner, the sheets, the tabs. */
export function PageFrame({ title, tab, wide = false, share = null, children }: Props) {
  const [shown, setShown] = useState(true)
  const [ownPage] = useState(openedPage)
  const [letters] = useState(letterStyle)
  const theme = useStore(themeChoice)
  // WeChat paints the page that is on top; the chosen theme may have changed while this one was not.
  useEffect(() => paintFrame(theme), [theme])
  useDidShow(() => {
    setShown(true)
    paintFrame(theme)
    if (tab !== undefined) shownTab.set(tab)
  })
  useDidHide(() => setShown(false))
  // The tabs depend on who is looking and what waits for them, so every tab page asks; pages that ask as well share the answer.
  useQuery('messages.unread', {}, { when: tab !== undefined })
  useQuery('members.me', {}, { when: tab !== undefined })
  const kinds = [
    'page-frame',
    ...(tab === undefined ? [] : ['page-frame--tab']),
    ...(wide ? ['page-frame--wide'] : []),
    themeClass(theme),
  ]
  return (
    <View className={kinds.join(' ').trim()} style={letters}>
      {!inWeChat && <BrowserBar title={title} back={tab === undefined} />}
      <OfflineBanner />
      <View className="page-frame__content">
        <OwnPage.Provider value={ownPage}>{children}</OwnPage.Provider>
      </View>
      {shown && <RegistrationSheet share={share} />}
      {shown && <PrivacySheet />}
      {!inWeChat && tab !== undefined && <TabBar />}
    </View>
  )
}
