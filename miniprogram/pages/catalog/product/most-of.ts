import type { Output } from '@shared/contracts'
import { quantityMax } from '@/components/buy-bar/use-add-to-cart'

type Sku = Output<'catalog.product'>['skus'][number]

/** Pieces that can be asked for at once: what is left where it is few, and never none, so that a sold-out one can be read. */
export const mostOf = ({ stockLeft }: Pick<Sku, 'stockLeft'>): number =>
  Math.max(1, Math.min(quantityMax, stockLeft ?? quantityMax))
