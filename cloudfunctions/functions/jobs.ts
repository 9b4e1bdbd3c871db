import { connect, identityOf, type PlatformContext, requestContext } from '../runtime/cloud'
import { runDueTasks } from '../runtime/jobs'
import { clock } from './clock'
import { listeners } from './listeners'
import { TASKS } from './tasks'

const cloud = connect(process.env, clock)

/** The one-minute timer. A call that carries a person's identity is not the timer. */
export async function main(_event: unknown, context: PlatformContext) {
  if (identityOf(context) !== null) return { ok: false, code: 'FORBIDDEN' }
  const startedAt = clock.stopwatchMs()
  await runDueTasks(TASKS, requestContext(cloud, listeners, 60), () => clock.stopwatchMs() - startedAt)
  return { ok: true }
}
