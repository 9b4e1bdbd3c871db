import type { Output } from '@shared/contracts'

/** An order as its buyer sees it. */
export type Order = Output<'orders.order'>
