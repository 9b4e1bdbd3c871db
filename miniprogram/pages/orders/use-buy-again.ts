import type { Output } from '@shared/contracts'
import { askAgain } from '@/api/answers'
import { goTo } from '@/api/navigate'
import { say } from '@/api/platform'
import { buyAgainWords } from '@/format/orders'
import { type Command, useCommand } from '@/hooks/use-command'
import { choice } from './cart/choice'

type Lines = readonly Pick<Output<'orders.order'>['lines'][number], 'skuId'>[]

/** Puts an order's goods into the cart and goes there, where they are ticked; what is not sold any more is said. */
export function useBuyAgain(lines: Lines): Command<'orders.buyAgain'> {
  return useCommand('orders.buyAgain', {
    onDone: ({ added, missing }) => {
      if (missing > 0) say(buyAgainWords(added, missing))
      if (added === 0) return
      choice.set(new Set(lines.map(({ skuId }) => skuId)))
      void askAgain('orders.cart', 'orders.cartCount')
      goTo('cart')
    },
  })
}
