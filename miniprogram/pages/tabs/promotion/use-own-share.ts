import type { Output } from '@shared/contracts'
import { useCallback, useEffect, useState } from 'react'
import { type Refused, useCommand } from '@/hooks/use-command'

export interface OwnShare {
  readonly share: Output<'shares.create'> | null
  readonly busy: boolean
  readonly refusal: Refused | null
  readonly retry: () => void
}

/** The promoter's own registration share. Asking makes it the first time and finds the same one ever after. */
export function useOwnShare(): OwnShare {
  const [share, setShare] = useState<OwnShare['share']>(null)
  const { send, busy, refusal } = useCommand('shares.create', { onDone: setShare })
  const retry = useCallback(() => void send({ target: { kind: 'register' } }), [send])
  useEffect(retry, [retry])
  return { share, busy, refusal, retry }
}
