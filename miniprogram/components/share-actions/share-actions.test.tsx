import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Forward } from '@/hooks/use-forward'
import type { OwnShare } from '@/hooks/use-own-share'
import { ShareActions } from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))

const retry = jest.fn()
const share = { code: 'c', path: 'p?s=c', link: 'l' }
const own = (differs: Partial<OwnShare>): OwnShare => ({ share: null, busy: false, refusal: null, retry, ...differs })
const show = (forMoments: OwnShare | null) => {
  const forward: Forward = { isPromoter: true, isReady: true, link: () => 'l', picture: null, forMoments }
  return act(async () => void render(<ShareActions forward={forward} promote={null} />))
}
const guide = () => document.getElementById('moments-guide')

test('a page that was not opened for Moments has no guide on it', async () => {
  await show(null)
  expect(guide()).toBeNull()
})

test('the guide points to the menu once the page carries the share, and goes away by a press', async () => {
  await show(own({ share }))
  expect(screen.getByText('点右上角 ··· 选「分享到朋友圈」')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText('知道了')))
  expect(guide()).toBeNull()
})

test('until then it asks to wait: a page shared too early would be nobody’s', async () => {
  await show(own({ busy: true }))
  expect(guide()?.textContent).toContain('稍等再分享')
  expect(guide()?.textContent).not.toContain('右上角')
})

test('a share that could not be made can be asked for again', async () => {
  await show(own({ refusal: { code: 'BUSY', text: '现在有点忙', data: {} } }))
  expect(screen.getByRole('alert').textContent).toBe('现在有点忙')
  await act(async () => void fireEvent.click(screen.getByText('重试')))
  expect(retry).toHaveBeenCalledTimes(1)
})
