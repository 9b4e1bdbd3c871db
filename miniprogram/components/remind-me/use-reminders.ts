import { useRef, useState } from 'react'
import { askAgain } from '@/api/answers'
import { inWeChat } from '@/api/platform'
import { ASKED_AT_ONCE, askSubscription, type Subscription, type SubscriptionAnswer } from '@/api/subscriptions'
import type { Reminder } from '@/format/messages'
import { useCommand } from '@/hooks/use-command'
import { useQuery } from '@/hooks/use-query'

type Answer = { readonly reminder: Reminder; readonly answer: SubscriptionAnswer }

/** How it stands with a reminder, for the words and the button. */
export type Stand =
  | 'none'
  | 'browser'
  | 'open'
  | 'refused'
  | 'banned'
  | 'again'
  | 'unsaved'
  | Exclude<Subscription['kind'], 'answered'>

export interface Reminders {
  /** `none`: the merchant has no template for it, or nobody knows yet. */
  readonly stand: Stand
  /** How many reminders the person has allowed and not yet had. */
  readonly granted: number
  readonly busy: boolean
  /** To be called in the tap itself: WeChat asks at no other time. */
  readonly ask: () => void
  /** The person was on WeChat's page of settings: they may be asked anew. */
  readonly forget: () => void
}

/** Asks WeChat's question for a reminder, and for `also` in the same breath; what is answered goes to the server. */
export function useReminders(reminder: Reminder, also: readonly Reminder[]): Reminders {
  const { output } = useQuery('messages.reminders', {})
  const [stand, setStand] = useState<Stand>('open')
  const [unsaved, setUnsaved] = useState<{ answers: Answer[] } | null>(null)
  const [asking, setAsking] = useState(false)
  const isAsking = useRef(false)
  const grant = useCommand('messages.grantReminders')
  const wanted = [reminder, ...also]
    .flatMap((name) => output?.items.find((item) => item.reminder === name) ?? [])
    .slice(0, ASKED_AT_ONCE)
  const own = wanted.find((item) => item.reminder === reminder)

  const save = async (draft: { answers: Answer[] }) => {
    const saved = await grant.send(draft)
    setUnsaved(saved === null ? draft : null)
    setStand(saved === null ? 'unsaved' : standAfter(draft.answers, reminder))
    if (saved !== null) await askAgain('messages.reminders')
  }
  const ask = async () => {
    // WeChat has its answer already, and would count another one: only the server is told again.
    if (unsaved !== null) return save(unsaved)
    const said = await askSubscription(wanted.map(({ templateId }) => templateId))
    if (said.kind !== 'answered') return setStand(said.kind)
    const answers = wanted.flatMap(({ reminder: name, templateId }) => {
      const answer = said.answers[templateId]
      return answer === undefined ? [] : [{ reminder: name, answer }]
    })
    await save({ answers })
  }
  return {
    stand: own === undefined ? 'none' : inWeChat ? stand : 'browser',
    granted: own?.granted ?? 0,
    busy: asking || grant.busy,
    ask: () => {
      // A second tap may come before the button is drawn anew: WeChat would ask, and count, twice.
      if (isAsking.current) return
      isAsking.current = true
      setAsking(true)
      void ask().finally(() => {
        isAsking.current = false
        setAsking(false)
      })
    },
    forget: () => setStand('open'),
  }
}

function standAfter(answers: readonly Answer[], reminder: Reminder): Stand {
  const answer = answers.find((one) => one.reminder === reminder)?.answer
  if (answer === 'accept') return 'open'
  if (answer === 'reject') return 'refused'
  return answer === 'ban' ? 'banned' : 'again'
}
