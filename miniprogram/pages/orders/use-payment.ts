import type { Output } from '@shared/contracts'
import { openCashier, PAY_METHOD } from '@/api/cashier'
import { goInstead, pathOf } from '@/api/navigate'
import { type Refused, useCommand } from '@/hooks/use-command'

type Payment = Pick<Output<'orders.checkPayment'>, 'paymentId' | 'state'>

export interface Paying {
  /** Opens the cashier where there is something to pay. `instead`: the result's page takes this one's place before it. */
  readonly pay: (payment: Payment, instead: boolean) => Promise<void>
  readonly busy: boolean
  readonly refusal: Refused | null
}

/**
 * Begins to pay. The result's page stands behind the cashier, so whatever becomes of the cashier (paid, closed, killed,
 * refused), the person is where the server is asked how the payment stands, and never on a page that places once more.
 */
export function usePayment(): Paying {
  const { send, busy, refusal } = useCommand('orders.pay')
  const pay = async ({ paymentId, state }: Payment, instead: boolean): Promise<void> => {
    const asked = state === 'open' ? await send({ paymentId, method: PAY_METHOD }) : null
    if (instead) await goInstead('payResult', { id: paymentId })
    if (asked !== null) await openCashier(asked, pathOf('payResult', { id: paymentId }))
  }
  return { pay, busy, refusal }
}
