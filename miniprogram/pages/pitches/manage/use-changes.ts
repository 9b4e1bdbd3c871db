import type { Output } from '@shared/contracts'
import { useEffect, useRef, useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { bannedWords } from '@/format/banned-phrases'
import type { Pitch } from '@/format/pitches'
import { type Refused, useCommand } from '@/hooks/use-command'

type Pitches = Output<'pitches.all'>['items']

export interface Changes {
  /** In the order, and switched, as it was pressed: before the server has it. */
  readonly shown: readonly Pitch[]
  readonly arrange: (pitches: readonly Pitch[]) => void
  readonly switchTo: (pitch: Pitch, isOn: boolean) => void
  /** Whether it is gone. */
  readonly remove: (pitch: Pitch) => Promise<boolean>
  readonly removing: { readonly busy: boolean; readonly refusal: Refused | null; readonly clear: () => void }
}

/**
 * Order and switches hold at once; what the server refuses goes back to how it was, with a word about it. While one
 * change is under way another press does nothing.
 */
export function useChanges(saved: Pitches): Changes {
  const [pressed, setPressed] = useState<readonly Pitch[] | null>(null)
  const arranging = useCommand('pitches.arrange')
  const saving = useCommand('pitches.save')
  const removal = useCommand('pitches.remove')

  // Two presses before the page is drawn anew are a press and one that does nothing.
  const holding = useRef(false)
  const hold = async (pitches: readonly Pitch[], send: () => Promise<unknown>) => {
    if (holding.current) return
    holding.current = true
    setPressed(pitches)
    await send()
    await askAgain('pitches.all', 'pitches.filled')
    holding.current = false
    setPressed(null)
  }
  useTelling(arranging.refusal)
  useTelling(saving.refusal)
  return {
    shown: pressed ?? saved,
    arrange: (pitches) => void hold(pitches, () => arranging.send({ pitchIds: pitches.map(({ pitchId }) => pitchId) })),
    switchTo: (pitch, isOn) => {
      const after = (pressed ?? saved).map((one) => (one.pitchId === pitch.pitchId ? { ...one, isOn } : one))
      void hold(after, () => saving.send({ ...pitch, isOn }))
    },
    remove: async ({ pitchId }) => {
      const done = await removal.send({ pitchId })
      if (done !== null) await askAgain('pitches.all', 'pitches.filled')
      return done !== null
    },
    removing: removal,
  }
}

/** A switch and an arrow have no room beside them for words. */
function useTelling(refusal: Refused | null): void {
  useEffect(() => {
    if (refusal !== null) say(refusal.code === 'TEXT_REFUSED' ? bannedWords(refusal.data) : refusal.text)
  }, [refusal])
}
