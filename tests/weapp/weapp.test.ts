import path from 'node:path'
import { type ActionName, actions } from '@shared/contracts'
import { SIZE_BUDGET, weappPackages } from '../../tooling/sizes'
import { MiniProgram } from './mini-program'
import { canCompileWxml, compileWxml } from './wcc'

const DIST = path.resolve(__dirname, '../../dist/weapp')
/** WeChat warns above 256 KB and slow phones feel much less; ours is a quarter of it. */
const SET_DATA_BYTES_MAX = 64 * 1024
const NOW = Date.UTC(2026, 10, 21, 4)

interface Event {
  readonly action: ActionName
  readonly input: unknown
}

/** What the fake cloud answers; `parse` keeps it from answering what the contract would not let out. */
const OUTPUTS: Partial<Record<ActionName, unknown>> = {
  'members.me': { visitorId: 'v'.repeat(16), member: null, isPromoter: false, staffRoles: [] },
  'bindings.preview': { lockedTo: '小*', reason: null },
  'members.register': {
    member: { nickname: '孙小美', avatarUrl: null, registeredAt: NOW },
    binding: { basis: 'share', promoterName: '小*' },
  },
  'promoters.me': { promoter: null },
}

/** The function `api` as far as the phone can tell: the input is parsed by the contract, the answer is made by hand. */
function api(event: unknown): unknown {
  const { action, input } = event as Event
  actions[action].input.parse(input)
  const output = OUTPUTS[action]
  if (output === undefined) return { ok: false, now: NOW, code: 'NOT_REGISTERED' }
  return { ok: true, now: NOW, output: actions[action].output.parse(output) }
}

const boot = (launch: Readonly<Record<string, unknown>> = {}) => new MiniProgram(DIST, { functions: { api }, launch })

/** The events that the mini-program sent to the function `api`, in order. */
const sent = (app: MiniProgram): Event[] =>
  app.calls.flatMap(({ api: name, args }) => {
    const [options] = args as [{ name: string; data: Event }]
    return name === 'cloud.callFunction' && options.name === 'api' ? [options.data] : []
  })

const routes = boot().routes()

test('the compiled app has the pages of app.json and starts without an error', () => {
  expect(routes).toContain('pages/members/register/index')
  expect(boot().errors).toEqual([])
})

test.each(routes)('%s opens, says something and sends little to the view', async (route) => {
  const app = boot()
  const page = await app.open(route)
  expect(app.errors).toEqual([])
  expect(app.text().length).toBeGreaterThan(1)
  expect(page.log.length).toBeGreaterThan(0)
  expect(Math.max(...page.log.map(({ bytes }) => bytes))).toBeLessThan(SET_DATA_BYTES_MAX)
})

const ifCompiler = canCompileWxml ? describe : noCompiler

/** On other systems the reason is on the screen, and nothing counts as passed. */
function noCompiler(name: string): void {
  process.stderr.write(`not run here (WeChat's compiler is a Linux x64 program): ${name}\n`)
}

ifCompiler('by WeChat’s own compiler', () => {
  test.each(routes)('%s is rendered without a missing template', async (route) => {
    const render = compileWxml(DIST)
    const page = await boot().open(route)
    const { tree, warnings } = render(route, page.data)
    expect(warnings).toEqual([])
    expect(JSON.stringify(tree).length).toBeGreaterThan(100)
  })
})

test('a share link opens the registration page, which says whom it locked and registers by the contract', async () => {
  const app = boot({ path: 'pages/members/register/index', query: { s: 'RJ4en0UNLeBMVpzA' } })
  await app.open('pages/members/register/index?s=RJ4en0UNLeBMVpzA')
  expect(app.text()).toContain('已锁定推荐人')
  expect(app.text()).toContain('小*')
  await app.press('registration-send')
  const registrations = sent(app).filter((event) => event.action === 'members.register')
  expect(registrations).toHaveLength(1)
  expect(actions['members.register'].input.parse(registrations[0]?.input)).toMatchObject({ share: 'RJ4en0UNLeBMVpzA' })
  expect(app.text()).toContain('你的推荐人是')
})

test('a mini-program code brings the share in its scene', async () => {
  const app = boot({ path: 'pages/members/register/index', scene: 1047, query: { scene: 'RJ4en0UNLeBMVpzA' } })
  await app.open('pages/members/register/index?scene=RJ4en0UNLeBMVpzA')
  const previews = sent(app).filter(({ action }) => action === 'bindings.preview')
  expect(previews.at(-1)?.input).toEqual({ share: 'RJ4en0UNLeBMVpzA' })
})

test('every package stays within its budget', () => {
  const [main, ...subpackages] = weappPackages(DIST)
  expect(main?.bytes).toBeLessThanOrEqual(SIZE_BUDGET.mainPackageBytes)
  for (const { bytes } of subpackages) expect(bytes).toBeLessThanOrEqual(SIZE_BUDGET.subpackageBytes)
})
