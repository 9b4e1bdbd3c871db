import type { HandlersOf } from '../runtime/router'
import { closeAccount } from './close'
import { blocksOf } from './rules'
import { standingOf } from './standing'

export const closureHandlers: HandlersOf<'closure.check' | 'closure.close'> = {
  'closure.check': async (_input, context) => {
    const standing = await standingOf(context, context.caller.visitorId)
    return { blocks: blocksOf(standing), points: standing.holdings.points }
  },

  'closure.close': async (input, context) => {
    await closeAccount(input, context)
    return {}
  },
}
