import { withReturn } from './cashier'

const phone = { origin: 'https://mall.example', pathname: '/app/', search: '?as=laoli' }

test('the cashier is told the page of this same person to come back to', () => {
  const url = new URL(
    withReturn('https://pay.example/h5?prepay_id=wx1&package=2', 'pages/orders/result/index?id=p1', phone),
  )
  expect(url.searchParams.get('prepay_id')).toBe('wx1')
  expect(url.searchParams.get('redirect_url')).toBe(
    'https://mall.example/app/?as=laoli#/pages/orders/result/index?id=p1',
  )
})

test('an address without a query gets one', () => {
  expect(withReturn('https://pay.example/cashier', 'x', phone)).toMatch(
    /^https:\/\/pay\.example\/cashier\?redirect_url=/,
  )
})
