import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { noteArrival } from '@/api/arrival'
import { startCloud } from '@/api/platform'
import './app.scss'

// Before any page can ask: a child's effects run before the launch hook's.
startCloud()

export default function App({ children }: PropsWithChildren) {
  useLaunch((options) => noteArrival({ ...options.query }))
  return children
}
