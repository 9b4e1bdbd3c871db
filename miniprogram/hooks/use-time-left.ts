import { SECOND_MS } from '@shared/kernel/time'
import { useEffect, useState } from 'react'
import { serverNow } from '@/api/clock'

/** Milliseconds until `at` by the server's clock, counted down every second; 0 once it has passed. */
export function useTimeLeft(at: number): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, at - now)
}
