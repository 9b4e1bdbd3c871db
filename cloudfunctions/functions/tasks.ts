import { MINUTE_MS } from '@shared/kernel/time'
import { endPlans } from '../catalog/ended-plans'
import { clearClosed } from '../closure/clear'
import { stepSeals } from '../ledger/watermark'
import { carryLetters } from '../messages/carry'
import { closeDue } from '../orders/close'
import { grantDuePoints } from '../orders/grant'
import { lookAtRefunds } from '../orders/refunds'
import { stepDueOrders } from '../orders/steps'
import { expireRows } from '../runtime/expiry'
import { deliverDueFacts } from '../runtime/facts'
import type { Task } from '../runtime/jobs'
import { executeRunning } from '../settlement/execute'
import { settleByItself } from '../settlement/settle'
import { rollUp } from '../statistics/roll'
import { lookAtDue } from '../withdrawals/look'
import { listeners } from './listeners'

/** Everything that happens by itself. */
export const TASKS: readonly Task[] = [
  {
    name: 'facts.deliver',
    everyMs: MINUTE_MS,
    step: async (context) => ((await deliverDueFacts(listeners, context)).more ? 'more' : null),
  },
  { name: 'payments.close', everyMs: MINUTE_MS, step: closeDue },
  { name: 'orders.step', everyMs: MINUTE_MS, step: stepDueOrders },
  { name: 'points.grant', everyMs: MINUTE_MS, step: grantDuePoints },
  { name: 'refunds.look', everyMs: MINUTE_MS, step: lookAtRefunds },
  { name: 'catalog.endPlans', everyMs: MINUTE_MS, step: endPlans },
  { name: 'link-codes.expire', everyMs: 10 * MINUTE_MS, step: (context) => expireRows(context, 'link-codes') },
  { name: 'link-opens.expire', everyMs: 10 * MINUTE_MS, step: (context) => expireRows(context, 'link-opens') },
  { name: 'turns.expire', everyMs: 10 * MINUTE_MS, step: (context) => expireRows(context, 'turns') },
  // Before the task that would take its rows away.
  { name: 'settlement.execute', everyMs: MINUTE_MS, step: executeRunning },
  { name: 'commissions.settle', everyMs: MINUTE_MS, step: settleByItself },
  { name: 'ledger.seal', everyMs: MINUTE_MS, step: stepSeals },
  { name: 'statistics.roll', everyMs: 5 * MINUTE_MS, step: rollUp },
  { name: 'letters.carry', everyMs: MINUTE_MS, step: carryLetters },
  { name: 'reminders.expire', everyMs: 10 * MINUTE_MS, step: (context) => expireRows(context, 'reminders') },
  { name: 'closures.clear', everyMs: MINUTE_MS, step: clearClosed },
  { name: 'withdrawals.look', everyMs: MINUTE_MS, step: lookAtDue },
  {
    name: 'withdrawal-days.expire',
    everyMs: 10 * MINUTE_MS,
    step: (context) => expireRows(context, 'withdrawal-days'),
  },
]
