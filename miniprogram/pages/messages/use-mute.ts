import type { Output } from '@shared/contracts'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { type Refused, useCommand } from '@/hooks/use-command'
import { useQuery } from '@/hooks/use-query'

export interface Mute {
  /** Null until it is known. What was pressed holds at once, and no longer if the server refuses it. */
  readonly isMuted: boolean | null
  /** Null until it is known, or where there is none. */
  readonly promoterName: Output<'messages.letterSettings'>['promoterName']
  readonly busy: boolean
  readonly refusal: Refused | null
  readonly mute: (isMuted: boolean) => void
}

/** Whether somebody wants the letters of their promoter. */
export function useMute(): Mute {
  const { output } = useQuery('messages.letterSettings', {})
  const [wanted, setWanted] = useState<boolean | null>(null)
  const { send, busy, refusal } = useCommand('messages.muteLetters')
  const mute = async (isMuted: boolean) => {
    if (busy) return
    setWanted(isMuted)
    if ((await send({ isMuted })) !== null) await askAgain('messages.letterSettings')
    setWanted(null)
  }
  return {
    isMuted: output === null ? null : (wanted ?? output.isMuted),
    promoterName: output?.promoterName ?? null,
    busy,
    refusal,
    mute: (isMuted) => void mute(isMuted),
  }
}
