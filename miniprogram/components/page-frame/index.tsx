import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { inWeChat } from '@/api/platform'
import { OfflineBanner } from '@/components/offline-banner'
import { RegistrationSheet } from '@/components/registration-sheet'
import { shownTab, TabBar } from '@/components/tab-bar'
import type { TabName } from '@/components/tab-bar/tabs'
import { useQuery } from '@/hooks/use-query'
import { BrowserBar } from './browser-bar'
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

/** What every page has around its content: a bar with title and way back (browser), the offline banner, the sheet, the tabs. */
export function PageFrame({ title, tab, wide = false, share = null, children }: Props) {
  const [shown, setShown] = useState(true)
  useDidShow(() => {
    setShown(true)
    if (tab !== undefined) shownTab.set(tab)
  })
  useDidHide(() => setShown(false))
  // The tabs depend on who is looking, so every tab page asks; pages that ask as well share the answer.
  useQuery('members.me', {}, { when: tab !== undefined })
  return (
    <View className={`page-frame ${tab === undefined ? '' : 'page-frame--tab'} ${wide ? 'page-frame--wide' : ''}`}>
      {!inWeChat && <BrowserBar title={title} back={tab === undefined} />}
      <OfflineBanner />
      <View className="page-frame__content">{children}</View>
      {shown && <RegistrationSheet share={share} />}
      {!inWeChat && tab !== undefined && <TabBar />}
    </View>
  )
}
