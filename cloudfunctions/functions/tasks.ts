import { MINUTE_MS } from '@shared/kernel/time'
import { expireRows } from '../runtime/expiry'
import { deliverDueFacts } from '../runtime/facts'
import type { Task } from '../runtime/jobs'
import { listeners } from './listeners'

/** Everything that happens by itself. */
export const TASKS: readonly Task[] = [
  {
    name: 'facts.deliver',
    everyMs: MINUTE_MS,
    step: async (context) => ((await deliverDueFacts(listeners, context)).more ? 'more' : null),
  },
  { name: 'link-codes.expire', everyMs: 10 * MINUTE_MS, step: (context) => expireRows(context, 'link-codes') },
  { name: 'turns.expire', everyMs: 10 * MINUTE_MS, step: (context) => expireRows(context, 'turns') },
]
