import { useEffect, useRef } from 'react'

/**
 * Whether the page was left while something was under way: what comes of it must not open a page over the one that the
 * person is on now.
 */
export function useIsLeft(): () => boolean {
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])
  return useRef(() => isLeft.current).current
}
