import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { type ShareSession, sessionOf } from '@/api/share-session'

/** The share's session in the address of the page. */
export function useShareSession(): ShareSession {
  const { params } = useRouter()
  return useMemo(() => sessionOf(params), [params])
}
