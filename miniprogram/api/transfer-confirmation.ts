import type { Output } from '@shared/contracts'
import { inWeChat } from './platform'

type Confirmation = NonNullable<Output<'withdrawals.withdrawal'>['confirm']>

/** What Taro does not know of WeChat: base library 3.3.0, callbacks only. */
interface WeChat {
  canIUse(name: string): boolean
  requestMerchantTransfer?(options: Confirmation & { success(): void; fail(): void }): void
}

const weChat = (): WeChat | null => (inWeChat ? (globalThis as unknown as { wx: WeChat }).wx : null)

/** Whether WeChat's page that takes the money can be opened here. */
export function canConfirmTransfer(): boolean {
  const wx = weChat()
  if (wx === null) return false
  return wx.canIUse('requestMerchantTransfer') && typeof wx.requestMerchantTransfer === 'function'
}

/** Opens that page. It tells only that it was closed; whether the money was taken, the server has to ask. */
export const confirmTransfer = (confirmation: Confirmation): Promise<void> =>
  new Promise((resolve) => {
    const done = () => resolve()
    const wx = weChat()
    if (wx?.requestMerchantTransfer === undefined) resolve()
    else wx.requestMerchantTransfer({ ...confirmation, success: done, fail: done })
  })
