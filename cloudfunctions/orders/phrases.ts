/** Why a gift goes back to its giver; WeChat shows it to them. */
export const GIFT_NOT_ACCEPTED = '礼物未被领取，已退回'

/** Why money that came when none was due goes back; WeChat shows it to whoever paid. */
export const STRAY_GOES_BACK = {
  late: '订单关闭后才付款，已原路退回',
  twice: '重复付款，已原路退回',
} as const
