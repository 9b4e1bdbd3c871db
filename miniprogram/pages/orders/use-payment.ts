import type { Output } from '@shared/contracts'
import { openCashier, PAY_METHOD } from '@/api/cashier'
import { goInstead, goTo, pathOf } from '@/api/navigate'
import { type Refused, useCommand } from '@/hooks/use-command'

type Payment = Pick<Output<'orders.checkPayment'>, 'paymentId' | 'state'>

/** Where the result's page stands when the cashier opens: in place of this one, above it, or it is this one. */
export type ResultPage = 'instead' | 'above' | 'here'

export interface Paying {
  /** Opens the cashier where there is something to pay. */
  readonly pay: (payment: Payment, result: ResultPage) => Promise<void>
  readonly busy: boolean
  readonly refusal: Refused | null
}

/**
 * Begins to pay. The result's page stands behind the cashier, so whatever becomes of the cashier (paid, closed, killed,
 * refused), the person is where the server is asked how the payment stands, and never on a page that places once more.
 */
export function usePayment(): Paying {
  const { send, busy, refusal } = useCommand('orders.pay')
  const pay = async ({ paymentId, state }: Payment, result: ResultPage): Promise<void> => {
    const asked = state === 'open' ? await send({ paymentId, method: PAY_METHOD }) : null
    if (result === 'instead') await goInstead('payResult', { id: paymentId })
    if (result === 'above' && asked !== null) goTo('payResult', { id: paymentId })
    if (asked !== null) await openCashier(asked, pathOf('payResult', { id: paymentId }))
  }
  return { pay, busy, refusal }
}
