import { act, renderHook } from '@testing-library/react'
import { call, type Outcome } from '@/api/client'
import { registrationRequest } from './registration'
import { useCommand } from './use-command'

jest.mock('@/api/client')
const called = jest.mocked(call)

type Answered = Outcome<'promoters.enroll'>
const enrolled = { promoter: { code: 'K7QF2', state: 'active' as const, enrolledAt: 1 } }
const done: Answered = { ok: true, now: 1, output: enrolled }
const refused = (code: Exclude<Answered, { ok: true }>['code']) => ({ ok: false, now: 1, code }) as Answered

/** The phone's answers, one a call, in this order. */
function answers(...outcomes: readonly Answered[]) {
  called.mockReset()
  for (const outcome of outcomes) called.mockResolvedValueOnce(outcome)
}

const requestIds = () => called.mock.calls.map(([, input]) => (input as { requestId: string }).requestId)

const command = () => renderHook(() => useCommand('promoters.enroll')).result
const register = () => renderHook(() => useCommand('members.register')).result

test.each(['BUSY', 'INTERNAL', 'OFFLINE'] as const)(
  'after %s the command may have run, so the next press is the same request',
  async (code) => {
    answers(refused(code), done)
    const enroll = command()
    await act(() => enroll.current.send({}))
    expect(enroll.current.refusal?.code).toBe(code)
    await act(() => enroll.current.send({}))
    const [first, second] = requestIds()
    expect(first).toMatch(/^[0-9A-Za-z]{16,32}$/)
    expect(second).toBe(first)
  },
)

test('after a definite answer the next press is a new request', async () => {
  answers(refused('CONFLICT'), done, done)
  const enroll = command()
  for (let press = 0; press < 3; press += 1) await act(() => enroll.current.send({}))
  expect(new Set(requestIds()).size).toBe(3)
})

test('another draft is another intention, even when the outcome of the first is unknown', async () => {
  answers(refused('BUSY'), refused('BUSY'), refused('BUSY'))
  const sending = register()
  await act(() => sending.current.send({ nickname: '小王' }))
  await act(() => sending.current.send({ nickname: '小李' }))
  await act(() => sending.current.send({ nickname: '小李' }))
  const [wang, li, liAgain] = requestIds()
  expect(li).not.toBe(wang)
  expect(liAgain).toBe(li)
})

test('a second press while the first is under way sends nothing', async () => {
  answers()
  let answer: (outcome: Answered) => void = () => {}
  called.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve
    }),
  )
  const enroll = command()
  act(() => void enroll.current.send({}))
  expect(enroll.current.busy).toBe(true)
  await act(async () => expect(await enroll.current.send({})).toBeNull())
  await act(async () => answer(done))
  expect(called).toHaveBeenCalledTimes(1)
  expect(enroll.current.busy).toBe(false)
})

describe('a visitor who is told to register first', () => {
  test('registers, and the command goes on with the same draft', async () => {
    answers(refused('NOT_REGISTERED'), done)
    const enroll = command()
    let output: unknown
    await act(async () => {
      const sent = enroll.current.send({})
      await Promise.resolve()
      await Promise.resolve()
      registrationRequest.get()?.settle(true)
      output = await sent
    })
    expect(output).toEqual(enrolled)
    expect(called).toHaveBeenCalledTimes(2)
    expect(registrationRequest.get()).toBeNull()
  })

  test('closes the sheet, and nothing was done or complained about', async () => {
    answers(refused('NOT_REGISTERED'))
    const enroll = command()
    await act(async () => {
      const sent = enroll.current.send({})
      await Promise.resolve()
      await Promise.resolve()
      registrationRequest.get()?.settle(false)
      expect(await sent).toBeNull()
    })
    expect(called).toHaveBeenCalledTimes(1)
    expect(enroll.current.refusal).toBeNull()
    expect(enroll.current.busy).toBe(false)
  })
})
