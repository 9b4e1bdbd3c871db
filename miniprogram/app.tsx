import type { PropsWithChildren } from 'react'
import { startCloud } from '@/api/platform'
import './app.scss'

// Before any page can ask: a child's effects run before the launch hook's.
startCloud()

export default function App({ children }: PropsWithChildren) {
  return children
}
