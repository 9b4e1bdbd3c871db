import { act, renderHook } from '@testing-library/react'
import { forgetPerson } from '@/api/leave'
import { useComplaint } from './draft'

const complaint = (orderId: string) => renderHook(() => useComplaint(orderId)).result

test('what was written is there again when one comes back, for the same order alone', () => {
  const before = complaint('O')
  act(() => before.current.say({ reason: '漏了' }))
  act(() => before.current.say({ isReturn: true }))
  expect(complaint('O').current.said).toEqual({ reason: '漏了', isReturn: true, pictures: [] })
  expect(complaint('P').current.said.reason).toBe('')
})

test('it goes with the request that was sent, and with the person', () => {
  const written = complaint('O')
  act(() => written.current.say({ reason: '漏了' }))
  act(() => written.current.forget())
  expect(written.current.said.reason).toBe('')
  act(() => written.current.say({ reason: '坏了' }))
  act(() => forgetPerson())
  expect(written.current.said.reason).toBe('')
})
