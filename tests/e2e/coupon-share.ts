import { readFileSync } from 'node:fs'
import path from 'node:path'
import { couponPolicyId } from '../../cloudfunctions/catalog/model'
import { listeners } from '../../cloudfunctions/functions/listeners'
import { connect, requestContext } from '../../cloudfunctions/runtime/cloud'
import { beginPolicy } from '../../cloudfunctions/runtime/policies'
import { shareOf } from '../../cloudfunctions/shares/mint'
import { sdkEnvironment } from '../../emulator/environment'
import type { Stage } from './stage'

/**
 * A promoter's share of a coupon of the shop. Coupons have no capability and no page of their own yet, so the coupon and
 * its share are written as theirs will write them; whoever comes by it sees another page of the shop, which the ruleset
 * does not mind. Answers the share's code.
 */
export async function couponShare(stage: Stage, promoterId: string, shopId: string): Promise<string> {
  const now = await stage.now()
  const { linkSecret } = JSON.parse(readFileSync(path.join(stage.stateDir, 'world.json'), 'utf8')) as {
    linkSecret: string
  }
  // The SDK reads where its server is from the environment alone.
  Object.assign(process.env, sdkEnvironment(stage.url))
  const env = { ...process.env, LINK_SECRET: linkSecret }
  const clock = { now: () => now, stopwatchMs: () => performance.now() }
  const context = requestContext(connect(env, clock), listeners)
  const couponId = `C${String(now).padStart(15, '0')}`
  await context.db.transact((tx) => beginPolicy(tx, couponPolicyId(couponId), now, { shopId }))
  const { code } = await shareOf(context, { promoterId, target: { kind: 'coupon', id: couponId }, tag: null, shopId })
  return code
}
