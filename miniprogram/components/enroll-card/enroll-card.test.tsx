import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { EnrollCard } from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const show = () => act(async () => void render(<EnrollCard />))

test('it is free, open to everybody, and has one level: said in two sentences, before anything is pressed', async () => {
  await show()
  expect(screen.getByText('人人都能成为推客，不收费，也没有任何条件')).toBeTruthy()
  const said = Array.from(document.querySelectorAll('.promotion-terms__term'), ({ textContent }) => textContent)
  expect(said).toEqual([
    '只按你自己带来的成交计佣，不发展下级，也没有任何费用。',
    '佣金先冻结，买家确认收货并过了退货期、没有退款后转为可提现。',
  ])
})

test('there is nothing to pay and nothing to fill in: one press, and only this one command', async () => {
  called.mockReset()
  called.mockResolvedValue({ ok: true, now: 1, output: { code: 'K7QF' } } as never)
  await show()
  expect(document.querySelectorAll('input, textarea, select')).toHaveLength(0)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['成为推客'])
  expect(document.body.textContent).not.toMatch(/[¥￥]|元|付款|缴|押金|保证金|会员费/)
  await act(async () => void fireEvent.click(screen.getByText('成为推客')))
  const commands = called.mock.calls.filter(([, input]) => 'requestId' in (input as object))
  expect(commands).toEqual([['promoters.enroll', { requestId: expect.any(String) }]])
})

test('no word promises an income', async () => {
  await show()
  expect(document.body.textContent).not.toMatch(/躺赚|稳赚|包赚|永久|零风险|保证收益|一本万利|团队|等级/)
})
