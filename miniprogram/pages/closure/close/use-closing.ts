import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { forgetPerson } from '@/api/leave'
import { newRequestId } from '@/api/request-id'
import { refusalText } from '@/format/refusals'
import type { Refused } from '@/hooks/use-command'

interface Closing {
  readonly busy: boolean
  readonly refusal: Refused | null
  readonly send: () => Promise<void>
}

/**
 * Closes the account. Unlike any other command: once it ran, whoever asks is a stranger, so that after a lost answer
 * NOT_REGISTERED says that it is done, and nobody is asked to register for it. The request is the same until a definite no.
 */
export function useClosing(on: { readonly onClosed: () => void; readonly onBlocked: () => void }): Closing {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const sending = useRef(false)
  const requestId = useRef(newRequestId())

  const send = async () => {
    if (sending.current) return
    sending.current = true
    setBusy(true)
    setRefusal(null)
    const outcome = await call('closure.close', { requestId: requestId.current })
    sending.current = false
    setBusy(false)
    if (outcome.ok || outcome.code === 'NOT_REGISTERED') {
      forgetPerson()
      on.onClosed()
    } else if (outcome.code === 'CLOSURE_BLOCKED') {
      requestId.current = newRequestId()
      on.onBlocked()
    } else setRefusal({ code: outcome.code, text: refusalText(outcome.code), data: outcome.data ?? {} })
  }
  return { busy, refusal, send }
}
