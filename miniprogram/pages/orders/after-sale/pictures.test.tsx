import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { keepPicture } from '@/api/kept-pictures'
import { Pictures } from './pictures'

jest.mock('@/api/client')
jest.mock('@/api/kept-pictures', () => ({ ...jest.requireActual('@/api/kept-pictures'), keepPicture: jest.fn() }))

test('a picture is kept in a folder of the buyer’s own, where the server looks for it', async () => {
  jest.mocked(call).mockResolvedValue({ ok: true, now: 1, output: { visitorId: 'V'.repeat(16) } } as never)
  jest.mocked(keepPicture).mockResolvedValue('cloud://env.bucket/after-sales/VVVVVVVVVVVVVVVV/a.jpg')
  const onChange = jest.fn()
  await act(async () => void render(<Pictures pictures={[]} onChange={onChange} />))
  await act(async () => void fireEvent.click(screen.getByText('最多 6 张')))
  expect(keepPicture).toHaveBeenCalledWith('after-sales/VVVVVVVVVVVVVVVV')
  expect(onChange).toHaveBeenCalledWith(['cloud://env.bucket/after-sales/VVVVVVVVVVVVVVVV/a.jpg'])
})
