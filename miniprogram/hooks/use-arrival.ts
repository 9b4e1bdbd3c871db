import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import { noteArrival } from '@/api/arrival'

/** For a page that shares lead to: remembers the share in its address. True once that is done. */
export function useArrival(): boolean {
  const [noted, setNoted] = useState(false)
  useLoad((params) => {
    noteArrival({ ...params })
    setNoted(true)
  })
  return noted
}
