import type { ErrorCode, RefusalData } from '@shared/kernel/errors'
import type * as z from 'zod'
import { addresses } from './addresses'
import { admin } from './admin'
import { attribution } from './attribution'
import { bindings } from './bindings'
import { catalog } from './catalog'
import { closure } from './closure'
import { commissions } from './commissions'
import { fulfilment } from './fulfilment'
import { members } from './members'
import { messages } from './messages'
import { orders } from './orders'
import { pitches } from './pitches'
import { promoters } from './promoters'
import { proof } from './proof'
import { settlement } from './settlement'
import { shares } from './shares'
import { statistics } from './statistics'
import { storefront } from './storefront'
import { withdrawals } from './withdrawals'

/** Every action there is. Handlers and the phone's client are typed from this map, and nothing else describes an action. */
export const actions = {
  ...members,
  ...addresses,
  ...promoters,
  ...catalog,
  ...storefront,
  ...shares,
  ...pitches,
  ...bindings,
  ...attribution,
  ...messages,
  ...commissions,
  ...orders,
  ...fulfilment,
  ...settlement,
  ...withdrawals,
  ...statistics,
  ...proof,
  ...closure,
  ...admin,
} as const

export type Actions = typeof actions
export type ActionName = keyof Actions
export type QueryName = { [N in ActionName]: Actions[N]['kind'] extends 'query' ? N : never }[ActionName]
export type CommandName = { [N in ActionName]: Actions[N]['kind'] extends 'command' ? N : never }[ActionName]

/** What a caller sends. */
export type Input<N extends ActionName> = z.input<Actions[N]['input']>
/** What a handler receives: parsed, trimmed, defaults filled in. */
export type Parsed<N extends ActionName> = z.output<Actions[N]['input']>
/** What a caller receives. */
export type Output<N extends ActionName> = z.output<Actions[N]['output']>
/** What a page passes to a command: everything but the request id, which the hook makes. */
export type Draft<N extends CommandName> = Omit<Input<N>, 'requestId'>

/** An answer as it travels: `now` is the server's time, from which pages count. */
export type Answer<N extends ActionName> =
  | { readonly ok: true; readonly now: number; readonly output: Output<N> }
  | {
      readonly ok: false
      readonly now: number
      readonly code: ErrorCode
      readonly data?: RefusalData
    }
