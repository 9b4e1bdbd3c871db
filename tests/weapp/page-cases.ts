import { type Answers, boot, DIST } from './cloud'
import { rounds } from './rounds'
import { canCompileWxml, compileWxml } from './wcc'

/** Where WeChat begins to warn; of what somebody sees first, the bound of `weapp.test.ts`, a quarter of it. */
export const WARNED_BYTES = 256 * 1024
export const SET_DATA_BYTES_MAX = WARNED_BYTES / 4
/** A page may need one answer to know what else to ask, and no more. */
const ROUNDS_MAX = 2

/** A page with something on it. */
export interface Case {
  readonly name: string
  readonly url: string
  readonly answers?: Answers
  readonly storage?: Readonly<Record<string, string>>
  readonly says: readonly string[]
  /** What stands in boxes to type in. */
  readonly holds?: readonly string[]
}

const render = canCompileWxml ? compileWxml(DIST) : null
export const largest = (log: readonly { readonly bytes: number }[]) => Math.max(...log.map(({ bytes }) => bytes))

/** Opens the page of a case in this mall, and holds it against what it is to show and how little it is to send. */
export async function expectShown(one: Case, mall: Answers): Promise<void> {
  const app = boot({ answers: { ...mall, ...one.answers }, ...(one.storage ? { storage: one.storage } : {}) })
  const page = await app.open(one.url)
  for (const words of one.says) expect(app.text()).toContain(words)
  for (const value of one.holds ?? []) expect(JSON.stringify(page.data)).toContain(`"${value}"`)
  expect(page.log[0]?.bytes).toBeLessThan(SET_DATA_BYTES_MAX)
  expect(largest(page.log)).toBeLessThan(SET_DATA_BYTES_MAX)
  // Elsewhere than on Linux x64 `weapp.test.ts` says that WeChat's compiler is missing.
  expect(render?.(page.route, page.data).warnings ?? []).toEqual([])
}

/** Opens it with a cloud that answers in rounds: after the second the page has all that it says, and asks for no more. */
export async function expectSoon(one: Case, mall: Answers): Promise<void> {
  const { gate, until } = rounds()
  const app = boot({ answers: { ...mall, ...one.answers }, gate, ...(one.storage ? { storage: one.storage } : {}) })
  await app.open(one.url)
  await until(app, ROUNDS_MAX)
  for (const words of one.says) expect(app.text()).toContain(words)
  expect(await until(app)).toEqual([])
}
