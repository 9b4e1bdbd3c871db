import { createContext } from 'react'
import type { OpenedPage } from '@/api/nearness'

/** WeChat's page that a component stands on; null in a browser. A page's frame tells it to everything on the page. */
export const OwnPage = createContext<OpenedPage>(null)
