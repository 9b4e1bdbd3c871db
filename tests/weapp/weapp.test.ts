import { actions } from '@shared/contracts'
import { SIZE_BUDGET, weappPackages } from '../../tooling/sizes'
import { type Answers, boot, DIST, MEMBER, sent } from './cloud'
import { compileWxml, ifCompiler } from './wcc'

/** WeChat warns above 256 KB and slow phones feel much less; ours is a quarter of it. */
const SET_DATA_BYTES_MAX = 64 * 1024

const answers: Answers = {
  'bindings.preview': { lockedTo: '小*', reason: null },
  'members.register': { member: MEMBER, binding: { basis: 'share', promoterName: '小*' } },
  'promoters.me': { promoter: null },
}

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
  const app = boot({ answers, launch: { path: 'pages/members/register/index', query: { s: 'RJ4en0UNLeBMVpzA' } } })
  await app.open('pages/members/register/index?s=RJ4en0UNLeBMVpzA')
  expect(app.text()).toContain('已锁定推荐人')
  expect(app.text()).toContain('小*')
  await app.press('registration-send')
  const registrations = sent(app, 'members.register')
  expect(registrations).toHaveLength(1)
  expect(actions['members.register'].input.parse(registrations[0]?.input)).toMatchObject({ share: 'RJ4en0UNLeBMVpzA' })
  expect(app.text()).toContain('你的推荐人是')
})

test('a mini-program code brings the share in its scene', async () => {
  const app = boot({
    answers,
    launch: { path: 'pages/members/register/index', scene: 1047, query: { scene: 'RJ4en0UNLeBMVpzA' } },
  })
  await app.open('pages/members/register/index?scene=RJ4en0UNLeBMVpzA')
  expect(sent(app, 'bindings.preview').at(-1)?.input).toEqual({ share: 'RJ4en0UNLeBMVpzA' })
})

test('every package stays within its budget', () => {
  const [main, ...subpackages] = weappPackages(DIST)
  expect(main?.bytes).toBeLessThanOrEqual(SIZE_BUDGET.mainPackageBytes)
  for (const { bytes } of subpackages) expect(bytes).toBeLessThanOrEqual(SIZE_BUDGET.subpackageBytes)
})
