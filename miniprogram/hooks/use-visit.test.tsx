import { act, renderHook } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { enterScene } from '@/api/platform'
import { type Entry, type Subject, sessionOf } from '@/api/share-session'
import { useVisit } from './use-visit'

jest.mock('@/api/client')
jest.mock('@/api/platform', () => ({ ...jest.requireActual('@/api/platform'), enterScene: jest.fn() }))
const called = jest.mocked(call)

const product: Subject = { kind: 'product', id: 'p1' }
const inputs = () => called.mock.calls.map(([, input]) => input as Record<string, unknown>)

/** The server's answers, one a call; the last one goes on. */
function server(...answers: readonly (FailureCode | 'valid' | 'none' | 'tampered' | 'unknown')[]) {
  called.mockReset()
  called.mockImplementation(async () => {
    const answer = answers[Math.min(called.mock.calls.length, answers.length) - 1]
    if (answer === 'valid' || answer === 'none' || answer === 'tampered' || answer === 'unknown')
      return { ok: true, now: 1, output: { share: answer } } as never
    return { ok: false, now: 1, code: answer } as never
  })
}

async function open(subject: Subject | null, entry: Entry) {
  const session = sessionOf(entry)
  const hook = renderHook((shown: Subject | null) => useVisit(shown, session), { initialProps: subject })
  await act(async () => {})
  return hook
}
const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

beforeEach(() => {
  jest.useFakeTimers()
  jest.mocked(enterScene).mockReturnValue(null)
})
afterEach(() => jest.useRealTimers())

test('a page records one visit, however often it is drawn', async () => {
  server('valid')
  const page = await open(product, { s: 'abc' })
  page.rerender({ ...product })
  await later(600_000)
  expect(inputs()).toEqual([{ page: product, share: 'abc', requestId: expect.any(String) }])
})

test('in WeChat the visit says how the app was entered', async () => {
  server('none')
  jest.mocked(enterScene).mockReturnValue(1007)
  await open(product, {})
  expect(inputs()[0]).toMatchObject({ scene: 1007 })
})

test('Moments’ single-page mode records nothing', async () => {
  server('valid')
  jest.mocked(enterScene).mockReturnValue(1154)
  await open(product, { s: 'abc' })
  await later(600_000)
  expect(called).not.toHaveBeenCalled()
})

test('the visit waits until it is known what the page shows', async () => {
  server('valid')
  const page = await open(null, { s: 'abc' })
  expect(called).not.toHaveBeenCalled()
  page.rerender({ kind: 'live', id: 'v1' })
  await act(async () => {})
  expect(inputs()).toMatchObject([{ page: { kind: 'live', id: 'v1' } }])
})

test('while the outcome is unknown the same request is sent again, until there is an answer', async () => {
  server('OFFLINE', 'BUSY', 'INTERNAL', 'NOT_SIGNED_IN', 'OFFLINE', 'valid')
  const page = await open(product, { s: 'abc' })
  await later(600_000)
  expect(called).toHaveBeenCalledTimes(6)
  expect(new Set(inputs().map(({ requestId }) => requestId)).size).toBe(1)
  expect(page.result.current).toEqual({ session: sessionOf({ s: 'abc' }), isBroken: false, isRecorded: true })
})

test('a refusal is definite', async () => {
  server('INVALID_INPUT')
  const page = await open(product, { s: 'abc' })
  await later(600_000)
  expect(called).toHaveBeenCalledTimes(1)
  expect(page.result.current.isRecorded).toBe(false)
})

test('a page that was left tries no more', async () => {
  server('OFFLINE')
  const page = await open(product, { s: 'abc' })
  page.unmount()
  await later(600_000)
  expect(called).toHaveBeenCalledTimes(1)
})

test.each(['tampered', 'unknown'] as const)(
  'a share that is %s is carried no further, and the page says so',
  async (state) => {
    server(state)
    const page = await open(product, { s: 'abc', f: 'AAAAAAAAAAAAAAAA' })
    expect(page.result.current).toEqual({
      session: { share: null, forwardedBy: null },
      isBroken: true,
      isRecorded: true,
    })
    await later(600_000)
    expect(called).toHaveBeenCalledTimes(1)
  },
)
