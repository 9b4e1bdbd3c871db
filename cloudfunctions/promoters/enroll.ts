import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import type { Promoter } from './model'
import { promoterCodes, promoters } from './repository'
import { CODE_TRIES_MAX, codeLength } from './rules'

/** Makes the member a promoter with a code of their own; one who is a promoter stays the same. */
export function enroll({ db, caller, now, entropy, facts }: ActionContext): Promise<Promoter> {
  const promoterId = caller.visitorId
  return db.transact(async (tx) => {
    const known = await promoters.get(tx, promoterId)
    if (known !== null) return known
    const code = await freeCode(tx, entropy.code)
    const promoter: Promoter = { code, state: 'active', enrolledAt: now, disabledReason: null, version: 1 }
    await promoterCodes.insert(tx, code, { promoterId })
    await promoters.insert(tx, promoterId, promoter)
    await facts.record(tx, { name: 'promoter.enrolled', subject: promoterId, version: promoter.version, at: now, code })
    return promoter
  })
}

async function freeCode(tx: Store, draw: (length: number) => string): Promise<string> {
  for (let attempt = 0; attempt < CODE_TRIES_MAX; attempt += 1) {
    const code = draw(codeLength(attempt))
    if ((await promoterCodes.get(tx, code)) === null) return code
  }
  throw new Operational('no free promoter code found')
}
