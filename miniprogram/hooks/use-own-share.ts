import type { Draft, Output } from '@shared/contracts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Refused, useCommand } from './use-command'

export type ShareTarget = Draft<'shares.create'>['target']

export interface OwnShare {
  readonly share: Output<'shares.create'> | null
  readonly busy: boolean
  readonly refusal: Refused | null
  readonly retry: () => void
}

interface Options {
  /** Tells this channel's visitors apart from the others'. */
  readonly tag?: string
  /** Asks only when true: for people who promote. */
  readonly when?: boolean
}

/** The promoter's own share of something. Asking makes it the first time and finds the same one ever after. */
export function useOwnShare(target: ShareTarget, { tag = '', when = true }: Options = {}): OwnShare {
  const [made, setMade] = useState<{ key: string; share: Output<'shares.create'> } | null>(null)
  const { send, busy, refusal } = useCommand('shares.create')
  const key = JSON.stringify({ target, ...(tag === '' ? {} : { tag }) })
  const retry = useCallback(() => {
    void send(JSON.parse(key) as Draft<'shares.create'>).then((share) => {
      if (share !== null) setMade({ key, share })
    })
  }, [send, key])
  // What is asked for while another asking is under way would not be sent; it is once that one is over.
  const asked = useRef<string | null>(null)
  useEffect(() => {
    if (!when) asked.current = null
    if (!when || busy || asked.current === key) return
    asked.current = key
    retry()
  }, [when, busy, key, retry])
  return { share: when && made?.key === key ? made.share : null, busy, refusal, retry }
}
