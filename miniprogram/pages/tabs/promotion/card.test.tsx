import { act, cleanup, render } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import Promotion from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)
const REGISTER = '/pages/members/register/index'
const TITLE = '我在用推客，注册时填我的推荐码就好'

/** The tab of a promoter whose link comes as `link` answers. */
async function open(link: () => Promise<object>) {
  cleanup()
  forgetAnswers()
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === 'shares.create') return (await link()) as never
    if (action === 'promoters.me')
      return { ok: true, now: 1, output: { promoter: { code: 'K7QF2', state: 'active', enrolledAt: 1 } } } as never
    return { ok: false, now: 1, code: 'BUSY' } as never
  })
  await act(async () => void render(<Promotion />))
  return handlers.shareAppMessage?.({}) as { readonly promise?: Promise<object> }
}

test('the tab itself is never shared: without a link the card leads to registering', async () => {
  const card = await open(async () => ({ ok: false, now: 1, code: 'PROMOTER_DISABLED' }))
  expect(card).toEqual({ title: TITLE, path: REGISTER })
})

test('a card that is asked for before the link is there comes later, with the link', async () => {
  let mint: (answer: object) => void = () => {}
  const card = await open(() => new Promise((done) => (mint = done)))
  expect(card).toMatchObject({ title: TITLE, path: REGISTER })
  await act(async () => mint({ ok: true, now: 1, output: { code: 'mine', path: 'p', link: 'l' } }))
  expect(await card.promise).toEqual({ title: TITLE, path: `${REGISTER}?s=mine` })
})
