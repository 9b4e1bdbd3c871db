import type { Output } from '@shared/contracts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, type FailureCode } from '@/api/client'

export type Product = Output<'catalog.productsById'>['items'][number]

/** The server takes so many ids at once (`PRODUCTS_BY_ID_MAX` in the contracts). */
const AT_ONCE = 50

export interface Products {
  /** Of those asked for, the ones that the server knows, in the order of `ids`; null before the first answer. */
  readonly products: readonly Product[] | null
  readonly failure: FailureCode | null
  readonly reload: () => Promise<void>
}

/**
 * Products by their ids. Unlike useQuery it keeps nothing on the device: every other list of ids would be one more answer
 * there. What was there stays while another list is asked for.
 */
export function useProducts(ids: readonly string[]): Products {
  const [state, setState] = useState<Omit<Products, 'reload'>>({ products: null, failure: null })
  const key = ids.join(' ')
  // The newest list wins.
  const turn = useRef(0)
  const load = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    const wanted = key === '' ? [] : key.split(' ')
    const pages = Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, page) =>
      call('catalog.productsById', { productIds: wanted.slice(page * AT_ONCE, (page + 1) * AT_ONCE) }),
    )
    const found: Product[] = []
    for (const outcome of await Promise.all(pages)) {
      if (mine !== turn.current) return
      if (!outcome.ok) return setState((before) => ({ ...before, failure: outcome.code }))
      found.push(...outcome.output.items)
    }
    if (mine !== turn.current) return
    const byId = new Map(found.map((product) => [product.productId, product]))
    const products = wanted.flatMap((id) => byId.get(id) ?? [])
    setState({ products, failure: null })
  }, [key])
  useEffect(() => {
    void load()
  }, [load])
  return { ...state, reload: load }
}
