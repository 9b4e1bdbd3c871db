import type { IconName } from '@/components/icon'

export type TabName = 'home' | 'points' | 'promotion' | 'mine' | 'admin'

export interface Tab {
  readonly name: TabName
  readonly text: string
  readonly icon: IconName
  readonly url: string
}

const tab = (name: TabName, text: string): Tab => ({ name, text, icon: name, url: `/pages/tabs/${name}/index` })

const TABS: readonly Tab[] = [tab('home', '首页'), tab('points', '积分'), tab('promotion', '推广'), tab('mine', '我的')]
const ADMIN_TAB = tab('admin', '管理')

/** The merchant's staff see one tab more. Until it is known who is looking, there are four. */
export const tabsFor = (isStaff: boolean): readonly Tab[] => (isStaff ? [...TABS, ADMIN_TAB] : TABS)

export const urlOfTab = (name: TabName): string => tab(name, '').url
