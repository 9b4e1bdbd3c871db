import { useEffect, useRef } from 'react'
import { askAgain } from '@/api/answers'
import { call } from '@/api/client'
import { newRequestId } from '@/api/request-id'
import type { Message } from '@/format/messages'

/**
 * Tells the server that everything up to the newest row was read, whenever a newer one is shown. What is unread in the list
 * stays marked while it is looked at. Nobody waits for it: should it fail, the messages are new the next time too.
 */
export function useReading(rows: readonly Message[]): void {
  const told = useRef(0)
  const newest = rows[0]
  const until = newest === undefined || newest.isRead ? 0 : newest.at
  useEffect(() => {
    if (until <= told.current) return
    told.current = until
    void call('messages.markRead', { until, requestId: newRequestId() }).then((outcome) => {
      if (outcome.ok) void askAgain('messages.unread')
      else told.current = 0
    })
  }, [until])
}
