import type { Draft, Output } from '@shared/contracts'
import { isOutcomeUnknown } from '@shared/kernel/errors'
import { SECOND_MS } from '@shared/kernel/time'
import { useEffect, useRef, useState } from 'react'
import { call, type FailureCode } from '@/api/client'
import { enterScene, isSinglePage } from '@/api/platform'
import { newRequestId } from '@/api/request-id'
import { NO_SESSION, type ShareSession, type Subject, visitOf } from '@/api/share-session'

/** Pauses between attempts; the last one repeats for as long as the page lives. */
const PAUSES_MS = [2, 5, 15, 60].map((seconds) => seconds * SECOND_MS)

export interface Visited {
  /** The session as far as it holds: without the share once the server said that it is none of ours. */
  readonly session: ShareSession
  /** The share in the address was changed or is unknown: the page says so, and works. */
  readonly isBroken: boolean
  /** The server knows of it: what it decides from now on counts this visit. */
  readonly isRecorded: boolean
}

type ShareState = Output<'attribution.visit'>['share']

/**
 * Records that somebody sees this page, once a page instance, under one request id. The visitor neither waits for it nor
 * hears of a failure; while the page lives it is tried again. `subject`: null until it is known what the page shows.
 */
export function useVisit(subject: Subject | null, session: ShareSession): Visited {
  const [state, setState] = useState<ShareState | null>(null)
  const requestId = useRef(newRequestId()).current
  const [scene] = useState(enterScene)
  const visit = subject === null || isSinglePage(scene) ? null : JSON.stringify(visitOf(subject, session, scene))

  useEffect(() => {
    if (visit === null) return
    return untilRecorded({ ...(JSON.parse(visit) as Draft<'attribution.visit'>), requestId }, setState)
  }, [visit, requestId])

  const isBroken = state === 'tampered' || state === 'unknown'
  return { session: isBroken ? NO_SESSION : session, isBroken, isRecorded: state !== null }
}

/** Sends until there is a definite answer. Returns what stops it. */
function untilRecorded(
  input: Draft<'attribution.visit'> & { requestId: string },
  onRecorded: (state: ShareState) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const attempt = async (failures: number): Promise<void> => {
    const outcome = await call('attribution.visit', input)
    if (stopped) return
    if (outcome.ok) return onRecorded(outcome.output.share)
    if (!isWorthAnother(outcome.code)) return
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]
    timer = setTimeout(() => void attempt(failures + 1), pause)
  }
  void attempt(0)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

const isWorthAnother = (code: FailureCode): boolean =>
  code === 'OFFLINE' || code === 'NOT_SIGNED_IN' || isOutcomeUnknown(code)
