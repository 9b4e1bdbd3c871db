import type { Output } from '@shared/contracts'
import { SECOND_MS } from '@shared/kernel/time'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call, type FailureCode } from '@/api/client'
import { newRequestId } from '@/api/request-id'

/** A notice of WeChat takes a second or two; who leaves the cashier open for long is asked less often. */
const PAUSE_MS = 3 * SECOND_MS
const LONG_PAUSE_MS = 10 * SECOND_MS
const EAGER_TIMES = 20

export type Payment = Output<'orders.checkPayment'>

export interface Standing {
  /** Null until the first answer. */
  readonly payment: Payment | null
  /** How many answers there were. */
  readonly asked: number
  /** Why the last attempt had no answer; it is tried again. */
  readonly failure: FailureCode | null
  readonly askNow: () => void
}

/** Asks how a payment stands until the server says that it is no longer open, while the page is shown. */
export function useStanding(paymentId: string): Standing {
  const [payment, setPayment] = useState<Payment | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [asked, setAsked] = useState(0)
  const [shown, setShown] = useState(true)
  const now = useRef<() => void>(() => {})
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))

  useEffect(() => {
    if (!shown || paymentId === '') return
    const asking = untilEnded(paymentId, (outcome) => {
      setFailure(outcome.ok ? null : outcome.code)
      if (!outcome.ok) return
      setPayment(outcome.output)
      setAsked((times) => times + 1)
    })
    now.current = asking.now
    return asking.stop
  }, [paymentId, shown])

  return { payment, asked, failure, askNow: () => now.current() }
}

type Outcome = Awaited<ReturnType<typeof check>>

const check = (paymentId: string) => call('orders.checkPayment', { paymentId, requestId: newRequestId() })

/** Asks again and again. `now` does not wait for the next turn. */
function untilEnded(paymentId: string, onAnswer: (outcome: Outcome) => void): { now: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  // An answer to an older turn is dropped: it would begin a second row of turns.
  let turn = 0
  const ask = async (times: number): Promise<void> => {
    turn += 1
    const mine = turn
    clearTimeout(timer)
    const outcome = await check(paymentId)
    if (mine !== turn) return
    onAnswer(outcome)
    const isOver = outcome.ok ? outcome.output.state !== 'open' : outcome.code === 'NOT_FOUND'
    if (!isOver) timer = setTimeout(() => void ask(times + 1), times < EAGER_TIMES ? PAUSE_MS : LONG_PAUSE_MS)
  }
  void ask(1)
  return {
    now: () => void ask(1),
    stop: () => {
      turn += 1
      clearTimeout(timer)
    },
  }
}
