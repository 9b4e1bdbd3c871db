import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import { refuseBanned } from '../runtime/phrases'
import { HOME_ID, type Home } from './model'
import { arrangements } from './repository'
import { unknownIn } from './rules'
import { targetsIn } from './targets'

/** Arranges the home page anew, once a request, written down with who did it and how it was before. */
export async function arrange(input: Parsed<'storefront.arrange'>, { db, caller, now }: ActionContext) {
  for (const { title } of input.slides) refuseBanned('slides', title)
  for (const { title } of input.sections) refuseBanned('sections', title)
  const slides = input.slides.map(({ picture = null, ...slide }) => ({ ...slide, picture }))
  const home: Home = { slides, sections: input.sections }
  // Read before the transaction: products, shops and content never go, and a shelf that goes meanwhile is left out when shown.
  const targets = await targetsIn(db, home)
  const change = { actorId: caller.visitorId, requestId: input.requestId, action: 'storefront.arrange', input }
  await db.transact(async (tx) => {
    if ((await carriedOut(tx, change)) !== null) return
    const field = unknownIn(home, (kind, id) => targets[kind].has(id))
    if (field !== null) throw new Refusal('NOT_FOUND', { field })
    const saved = await arrangements.get(tx, HOME_ID)
    const after = { ...home, changedAt: now }
    if (saved === null) await arrangements.insert(tx, HOME_ID, after)
    else await arrangements.patch(tx, HOME_ID, after)
    const before = saved === null ? {} : { slides: saved.slides, sections: saved.sections }
    const words = { before: JSON.stringify(before), after: JSON.stringify(home) }
    await writeAudit(tx, change, { subject: HOME_ID, reason: '', ...words, at: now })
  })
  return {}
}
