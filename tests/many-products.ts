import { searchTermsOf } from '../cloudfunctions/catalog/search-terms'
import type { Product } from './product'

/** A product as the database has it, as far as lists care. */
export interface Shelved {
  readonly _id: string
  readonly shopId: string
  readonly categoryId: string | null
  readonly title: string
  readonly priceFen: number
  readonly state: 'on-sale' | 'off-sale'
  readonly addedAt: number
}

const FROM = ['高山', '秦岭', '云南', '临安', '武夷', '皖南', '赣南'] as const
const WHAT = ['蜂蜜', '红茶', '香菇', '笋干', '核桃', '脐橙', '米酒', '腊肉', '茶油', '银耳', '木耳'] as const
const SIZE = ['250 g', '500 g', '500 ml', '礼盒', '一斤装'] as const
/** One product of a thousand. */
export const RARE = '松露'

/**
 * So many products of a mall that sells much: on a few shelves, in two shops of which the second is small, with prices and
 * times that many share, one of fifty off sale.
 */
export function manyProducts(total: number, shopIds: readonly [string, string], shelves: readonly string[]): Shelved[] {
  return Array.from({ length: total }, (_, at) => {
    const what = at % 1_000 === 7 ? RARE : WHAT[at % WHAT.length]
    return {
      _id: `many${String((at * 7_919) % 1_000_003).padStart(12, '0')}`,
      shopId: at % 40 === 3 ? shopIds[1] : shopIds[0],
      categoryId: shelves[at % (shelves.length + 1)] ?? null,
      title: `${FROM[at % FROM.length]}${what} ${SIZE[at % SIZE.length]}`,
      priceFen: 990 + ((at * 37) % 300) * 100,
      state: at % 50 === 49 ? 'off-sale' : 'on-sale',
      addedAt: 1_700_000_000_000 + Math.floor(at / 3) * 60_000,
    }
  })
}

const long = (value: number) => ({ $numberLong: String(value) })
const ROWS_A_REQUEST = 500

/** Writes them as `catalog.addProduct` would have, without plans and stock: a mall of thousands in a moment. */
export async function writeProducts({ cloud }: Product, rows: readonly Shelved[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_REQUEST) {
    const data = rows.slice(from, from + ROWS_A_REQUEST).map((row) => {
      const skus = [{ skuId: `${row._id}sku`, name: '一份', priceFen: row.priceFen, strikePriceFen: null, buckets: 1 }]
      const words = { description: '', searchTerms: searchTermsOf(row.title), pictures: ['drawn:oil'] }
      const added = { requestId: row._id, inputHash: '', addedAt: long(row.addedAt) }
      return JSON.stringify({ ...row, ...words, ...added, skus })
    })
    const answer = await cloud.database.handle({
      action: 'database.insertDocument',
      collectionName: 'products',
      data,
    })
    if ('code' in answer) throw new Error(`products could not be written: ${answer.code}`)
    // Lets the emulator close the connections that nobody used meanwhile, or the next request would meet a closed one.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
