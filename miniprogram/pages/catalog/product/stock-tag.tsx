import type { Output } from '@shared/contracts'
import { StatusTag } from '@/components/status-tag'

/** How few are left, where they are few. */
export function StockTag({ sku }: { readonly sku: Output<'catalog.product'>['skus'][number] }) {
  if (!sku.inStock) return <StatusTag tone="bad" text="已售罄" />
  return sku.stockLeft === null ? null : <StatusTag tone="wait" text={`仅剩 ${sku.stockLeft} 件`} />
}
