import { fen, formatYuan } from '@shared/kernel/money'
import { count } from './counts'

/** An amount in fen as yuan for the eye, without the sign of the currency: 999999999 → 9,999,999.99. */
export function yuan(amountFen: number): string {
  const [whole = '0', cents = '00'] = formatYuan(fen(amountFen)).split('.')
  return `${count(Number(whole))}.${cents}`
}
