import { yuan } from '@/format/money'

/** What a parcel of this shop costs. `freeFromFen`: from how much of its goods on it costs nothing; null: never. */
export function freightText(freightFen: number, freeFromFen: number | null): string {
  if (freightFen === 0 || freeFromFen === 0) return '包邮'
  return `运费 ¥${yuan(freightFen)}${freeFromFen === null ? '' : `，满 ¥${yuan(freeFromFen)} 包邮`}`
}
