/** developers.weixin.qq.com subscribeMessage.send, 订阅消息参数值内容限制: what a field of each kind takes. */
const KINDS: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => signs(value) <= 20,
  number: (value) => /^[\d.]{1,32}$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => signs(value) <= 5,
  character_string: (value) => signs(value) <= 32 && !HAN.test(value),
  time: (value) => TIME.test(value),
  date: (value) => DATE.test(value),
  amount: (value) => /^[¥$€]?\d{1,10}(\.\d+)?元?$/.test(value) && value.replace(/\D/g, '').length <= 10,
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => signs(value) <= 8,
  name: (value) => signs(value) <= (HAN.test(value) ? 10 : 20),
  phrase: (value) => signs(value) <= 5 && /^\p{Script=Han}+$/u.test(value),
}

const HAN = /\p{Script=Han}/u
const DAY = '\\d{4}年\\d{1,2}月\\d{1,2}日'
const CLOCK = '\\d{1,2}:\\d{2}(:\\d{2})?'
const DATE = new RegExp(`^${DAY}( ${CLOCK})?$`)
const TIME = new RegExp(`^(${DAY} )?${CLOCK}$`)
const signs = (value: string): number => [...value].length

/** Whether the value may stand in the field `key` (`thing1`): not empty, and within the limits of its kind. */
export function fieldFits(key: string, value: string): boolean {
  const kind = KINDS[key.replace(/\d+$/, '')]
  return kind !== undefined && value !== '' && !/[\r\n]/.test(value) && kind(value)
}
