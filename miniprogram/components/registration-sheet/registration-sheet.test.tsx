import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { EMPTY_DRAFT, registrationDraft } from '@/components/registration-form/draft'
import { askToRegister } from '@/hooks/registration'
import { RegistrationSheet } from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Preview = { readonly lockedTo: string | null; readonly reason: string | null }

/** A server that previews as given and answers the registration with a refusal, or takes it. */
function server(preview: Preview, refusal?: { readonly code: FailureCode; readonly data?: Record<string, string> }) {
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === 'members.register' && refusal !== undefined) return { ok: false, now: 1, ...refusal } as never
    const output = action === 'bindings.preview' ? preview : { member: {}, binding: null }
    return { ok: true, now: 1, output } as never
  })
}

const registrations = () =>
  called.mock.calls.filter(([action]) => action === 'members.register').map(([, input]) => input)
const box = (name: string) => document.getElementById(`registration-${name}`) as HTMLInputElement
const type = (name: string, text: string) => fireEvent.change(box(name), { target: { value: text } })
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))

/** Opens the sheet as a command would. Each test has a share of its own, because answers are kept by question. */
async function open(share: string | null): Promise<Promise<boolean>[]> {
  registrationDraft.set(EMPTY_DRAFT)
  const asked: Promise<boolean>[] = []
  await act(async () => {
    render(<RegistrationSheet share={share} />)
    asked.push(askToRegister())
  })
  return asked
}

test('somebody whom a link locked sees by whom, and may still type a code, which is sent beside the share', async () => {
  server({ lockedTo: '小*', reason: null })
  const [asked] = await open('share1')
  expect(screen.getByText('小*').parentElement?.textContent).toContain('已锁定推荐人')
  expect(box('code')).toBeNull()
  await press('换用推荐码')
  type('code', ' k7-qf2 ')
  await press('注册')
  expect(await asked).toBe(true)
  expect(registrations()).toEqual([{ share: 'share1', code: 'K7QF2', requestId: expect.any(String) }])
})

test('without a link the box for a code is there, and what was left empty is not sent', async () => {
  server({ lockedTo: null, reason: 'no-share' })
  await open(null)
  expect(box('code')).not.toBeNull()
  await press('注册')
  expect(registrations()).toEqual([{ requestId: expect.any(String) }])
})

test('a link that was changed on the way says why nobody is locked', async () => {
  server({ lockedTo: null, reason: 'tampered' })
  await open('share2')
  expect(screen.getByText('打开的链接不完整，没有锁定推荐人')).toBeTruthy()
})

test.each([
  ['CODE_UNKNOWN', 'code', '没有这个推荐码，请核对一下'],
  ['CODE_OWN', 'code', '不能填自己的推荐码'],
  ['CODE_DISABLED', 'code', '这个推荐码已停用，请换一个'],
  ['TEXT_REFUSED', 'nickname', '昵称里有不合适的内容，请换一个'],
] as const)('%s stands beside the box it is about, and goes when that is changed', async (code, field, words) => {
  server({ lockedTo: null, reason: 'no-share' }, { code })
  await open(null)
  await press('注册')
  const refused = screen.getByText(words)
  expect(refused.parentElement?.contains(box(field))).toBe(true)
  type(field, 'abc')
  expect(screen.queryByText(words)).toBeNull()
})

test('closing it answers no, and what was typed is still there the next time', async () => {
  server({ lockedTo: null, reason: 'no-share' })
  const [asked] = await open(null)
  type('nickname', '小花')
  await act(async () => void fireEvent.click(screen.getByLabelText('关闭')))
  expect(await asked).toBe(false)
  await act(async () => void askToRegister())
  expect(box('nickname').value).toBe('小花')
})
