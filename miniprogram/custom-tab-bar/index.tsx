import { TabBar } from '@/components/tab-bar'

/** WeChat looks for the drawn tab bar in this folder and shows it on every tab page. */
export default function CustomTabBar() {
  return <TabBar />
}

// A component of WeChat sees none of the app's styles unless it says so.
CustomTabBar.options = { addGlobalClass: true }
