import path from 'node:path'
import { type ActionName, actions, type Output, type Parsed } from '@shared/contracts'
import type { ErrorCode } from '@shared/kernel/errors'
import { MiniProgram, type Options } from './mini-program'
import type { Rounds } from './rounds'

export const DIST = path.resolve(__dirname, '../../dist/weapp')
export const NOW = Date.UTC(2026, 10, 21, 4)

export interface Event {
  readonly action: ActionName
  readonly input: Readonly<Record<string, unknown>>
}

type Said<N extends ActionName> = Output<N> | ErrorCode
/** What the fake cloud answers: always the same, or by the input, at once or later. */
export type Answers = { readonly [N in ActionName]?: Output<N> | ((input: Parsed<N>) => Said<N> | Promise<Said<N>>) }

export const MEMBER = { nickname: '孙小美', avatarUrl: null, phone: null, registeredAt: NOW } as const
/** Who is asking: nobody that is known, a member, the owner. */
export const STRANGER: Output<'members.me'> = {
  visitorId: 'v'.repeat(16),
  member: null,
  isPromoter: false,
  staffRoles: [],
}
export const SUN: Output<'members.me'> = { ...STRANGER, member: MEMBER }

const ALWAYS: Answers = {
  'members.me': STRANGER,
  'messages.unread': { unread: 0 },
  'orders.cartCount': { items: 0 },
  'attribution.visit': { share: 'valid' },
  'attribution.recommender': { recommender: null },
}

/** What broke in the fake cloud since the test began: the mini-program would take it for a dead network. */
const faults: unknown[] = []
const booted: MiniProgram[] = []

/** The function `api` as far as the phone can tell: input and answer are parsed by the contract, the answer is made by hand. */
function apiOf(answers: Answers, gate: Rounds['gate']): (event: unknown) => unknown {
  return async (event) => {
    const { action, input } = event as Event
    await gate(action)
    try {
      const parsed = actions[action].input.parse(input)
      const answer: unknown = answers[action]
      const output: unknown = await (typeof answer === 'function' ? answer(parsed) : answer)
      if (output === undefined) return { ok: false, now: NOW, code: 'NOT_REGISTERED' }
      if (typeof output === 'string') return { ok: false, now: NOW, code: output }
      return { ok: true, now: NOW, output: actions[action].output.parse(output) }
    } catch (fault) {
      faults.push(action, fault)
      throw fault
    }
  }
}

/** The compiled app as it starts in this WeChat, with a cloud that answers so. */
export function boot({
  answers = {},
  gate = async () => {},
  ...options
}: Omit<Options, 'functions'> & { answers?: Answers; gate?: Rounds['gate'] } = {}): MiniProgram {
  const app = new MiniProgram(DIST, { ...options, functions: { api: apiOf({ ...ALWAYS, ...answers }, gate) } })
  booted.push(app)
  return app
}

/** Everything that the mini-program sent to the function `api`, in order; or what it sent to one action. */
export const sent = (app: MiniProgram, action?: ActionName): Event[] =>
  app.calls.flatMap(({ api: name, args }) => {
    const [options] = args as [{ name: string; data: Event }]
    if (name !== 'cloud.callFunction' || options.name !== 'api') return []
    return action === undefined || options.data.action === action ? [options.data] : []
  })

/** What it asked of one of WeChat's own interfaces, without the callbacks. */
export const asked = (app: MiniProgram, api: string): object[] =>
  app.calls.flatMap(({ api: name, args: [options] }) =>
    name !== api
      ? []
      : [Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => typeof value !== 'function'))],
  )

/** Where it went, in order, without the leading slash. */
export const went = (app: MiniProgram): string[] =>
  app.calls.flatMap(({ api, args: [options] }) =>
    /^(navigateTo|redirectTo|switchTab|reLaunch)$/.test(api) ? [(options as { url: string }).url.slice(1)] : [],
  )

afterEach(() => {
  const errors = booted.splice(0).flatMap((app) => app.errors)
  expect([...faults.splice(0), ...errors]).toEqual([])
})
