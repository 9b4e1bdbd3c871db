import type { CommandName, Draft, Input, Output } from '@shared/contracts'
import { isOutcomeUnknown, type RefusalData } from '@shared/kernel/errors'
import { useCallback, useRef, useState } from 'react'
import { call, type FailureCode } from '@/api/client'
import { newRequestId } from '@/api/request-id'
import { refusalText } from '@/format/refusals'
import { keepOpen, keptOpen, type OpenRequest } from './open-request'
import { askToRegister } from './registration'

export interface Refused {
  readonly code: FailureCode
  readonly text: string
  readonly data: RefusalData
}

export interface Command<N extends CommandName> {
  /** Sends, unless a sending is under way. Resolves with the output, or null when it was refused or not sent. */
  readonly send: (draft: Draft<N>) => Promise<Output<N> | null>
  readonly busy: boolean
  readonly refusal: Refused | null
  /** When the person changes what the refusal was about. */
  readonly clear: () => void
}

/**
 * Sends commands so that pressing twice does it once. The request id is made before the first attempt and kept while
 * the outcome is unknown (BUSY, INTERNAL, OFFLINE): after these the command may have run, and the next press must be
 * the same request. A definite answer, or another draft, makes a new one. `lasting`: also for a press on another page,
 * or after the app was closed.
 */
export function useCommand<N extends CommandName>(
  name: N,
  options: { readonly onDone?: (output: Output<N>) => void; readonly lasting?: boolean } = {},
): Command<N> {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const sending = useRef(false)
  const open = useRef<OpenRequest | null>(null)
  const { lasting = false } = options
  const onDone = useRef(options.onDone)
  onDone.current = options.onDone

  const attempt = useCallback(
    async (draft: Draft<N>): Promise<Output<N> | null> => {
      const text = JSON.stringify(draft)
      if (lasting) open.current ??= keptOpen(name)
      if (open.current?.draft !== text) open.current = { draft: text, requestId: newRequestId() }
      if (lasting) keepOpen(name, open.current)
      const input = { ...draft, requestId: open.current.requestId } as unknown as Input<N>
      const outcome = await call(name, input)
      const unknown = !outcome.ok && (outcome.code === 'OFFLINE' || isOutcomeUnknown(outcome.code))
      if (!unknown) {
        open.current = null
        if (lasting) keepOpen(name, null)
      }
      if (outcome.ok) return outcome.output
      if (outcome.code === 'NOT_REGISTERED') return (await askToRegister()) ? attempt(draft) : null
      setRefusal({ code: outcome.code, text: refusalText(outcome.code), data: outcome.data ?? {} })
      return null
    },
    [name, lasting],
  )

  const send = useCallback(
    async (draft: Draft<N>) => {
      if (sending.current) return null
      sending.current = true
      setBusy(true)
      setRefusal(null)
      const output = await attempt(draft).finally(() => {
        sending.current = false
        setBusy(false)
      })
      if (output !== null) onDone.current?.(output)
      return output
    },
    [attempt],
  )

  return { send, busy, refusal, clear: useCallback(() => setRefusal(null), []) }
}
