import { type ActionName, type Answer, actions, type Output, type Parsed } from '@shared/contracts'
import { COMMON_REFUSALS, type Who } from '@shared/contracts/action'
import { ERRORS, type ErrorCode, Refusal, type RefusalData } from '@shared/kernel/errors'
import { type ActionContext, type Caller, type Context, callerOf, type Directory, type Identity } from './context'
import type { RequestFacts } from './facts'
import { Operational } from './failures'
import { hashed } from './log'

/** A handler for every action, and for nothing else. */
export type Handlers = {
  readonly [N in ActionName]: (input: Parsed<N>, context: ActionContext) => Promise<Output<N>>
}
/** The part of the map that one capability answers for. */
export type HandlersOf<N extends ActionName> = Pick<Handlers, N>

interface Request {
  readonly action: string
  readonly input: unknown
  readonly identity: Identity | null
}
interface Router {
  readonly handlers: Handlers
  readonly directory: Directory
}
type Handler = (input: unknown, context: ActionContext) => Promise<unknown>

/**
 * Answers one request: who may, is the input as the contract says, run the handler, let nothing out that the contract
 * does not name. Refusals are answers; everything else that is thrown is reported, and the caller hears BUSY or INTERNAL.
 */
export async function route<N extends ActionName>(
  { handlers, directory }: Router,
  request: Request & { readonly action: N | string },
  context: Context & { readonly facts: RequestFacts },
): Promise<Answer<N>> {
  const { now } = context
  let caller: Caller | null = null
  const outcome: { code: ErrorCode | 'OK'; calls?: number } = { code: 'OK' }
  // Whatever a client calls an action may be anything, a phone number too: only names of ours reach the log.
  const logged = Object.hasOwn(actions, request.action) ? request.action : 'unknown'
  const refuse = (refused: ErrorCode, data?: RefusalData): Answer<N> => {
    outcome.code = refused
    return { ok: false, now, code: refused, ...(data && Object.keys(data).length > 0 ? { data } : {}) }
  }
  try {
    // Object.hasOwn, because actions['constructor'] exists.
    if (!Object.hasOwn(actions, request.action)) return refuse('NOT_FOUND')
    const name = request.action as ActionName
    const { who, input: schema, output } = actions[name]
    if (request.identity !== null) caller = await callerOf(directory, context, request.identity)
    const barred = await barredBy(who, caller)
    if (barred !== null) return refuse(barred)
    const input = schema.safeParse(request.input)
    if (!input.success) return refuse('INVALID_INPUT', { field: input.error.issues[0]?.path.join('.') ?? '' })

    const handler = handlers[name] as Handler
    const result = await handler(input.data, { ...context, caller: caller ?? nobody })
    // What listeners spend is theirs: whether they are done by now is a matter of time.
    outcome.calls = context.meter.calls
    await context.facts.deliver(context)
    return { ok: true, now, output: output.parse(result) as Output<N> }
  } catch (error) {
    if (error instanceof Refusal && isDeclared(logged, error.code)) return refuse(error.code, error.data)
    if (error instanceof Operational) {
      context.log('operational', { action: logged, reason: error.reason })
      return refuse('BUSY')
    }
    context.log('bug', {
      action: logged,
      message: error instanceof Error ? (error.stack ?? error.message) : 'thrown',
    })
    return refuse('INTERNAL')
  } finally {
    context.log('action', {
      action: logged,
      caller: caller === null ? null : hashed(caller.visitorId),
      code: outcome.code,
      class: outcome.code === 'OK' ? 'ok' : ERRORS[outcome.code].class,
      calls: outcome.calls ?? context.meter.calls,
    })
  }
}

/** A refusal that the contract does not name is a mistake of the handler's: no page has words for it there. */
const isDeclared = (name: string, code: ErrorCode): boolean =>
  (COMMON_REFUSALS as readonly ErrorCode[]).includes(code) ||
  (actions[name as ActionName].refusals as readonly ErrorCode[]).includes(code)

/** Null when the caller may; otherwise the code that says what is missing. */
async function barredBy(who: Who, caller: Caller | null): Promise<ErrorCode | null> {
  if (who === 'anyone') return null
  if (caller === null) return 'NOT_SIGNED_IN'
  if (who === 'visitor') return null
  if (who === 'member') return (await caller.isMember()) ? null : 'NOT_REGISTERED'
  if (who === 'promoter') {
    if (await caller.isPromoter()) return null
    return (await caller.isMember()) ? 'NOT_A_PROMOTER' : 'NOT_REGISTERED'
  }
  const roles = await caller.staffRoles()
  return who.some((role) => roles.includes(role)) ? null : 'FORBIDDEN'
}

/** The caller of an action for anyone who came without a session: asking who they are is a mistake of ours. */
const nobody: Caller = {
  get visitorId(): string {
    throw new Error('an action for anyone asked who is calling')
  },
  identity: { provider: 'cloudbase', subject: '' },
  isMember: async () => false,
  isPromoter: async () => false,
  staffRoles: async () => [],
}
