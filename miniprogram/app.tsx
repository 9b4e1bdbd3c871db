import type { PropsWithChildren } from 'react'
import { listenForLostPages } from '@/api/lost-page'
import { startCloud } from '@/api/platform'
import { listenForPrivacy } from '@/api/privacy'
import { startTheme } from '@/api/theme'
import './app.scss'

// Before any page can ask: a child's effects run before the launch hook's.
startCloud()
listenForPrivacy()
listenForLostPages()
startTheme()

export default function App({ children }: PropsWithChildren) {
  return children
}
