import { create } from 'qrcode'
import { LIMITS } from '../limits'
import { blackOnWhite } from './png'
import { WechatError } from './wechat-error'

/** developers.weixin.qq.com getUnlimitedQRCode: the only characters a scene may have. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/

export interface MiniCodeRequest {
  readonly scene: string
  readonly page: string
  readonly width: number
}

/** Throws `WechatError` 40169, 41030 or 40097. */
export function readMiniCodeRequest(request: Readonly<Record<string, unknown>>): MiniCodeRequest {
  const { scene, page = 'pages/index/index', width = LIMITS.WECHAT_CODE_WIDTH_DEFAULT } = request
  if (typeof scene !== 'string' || scene.length > LIMITS.WECHAT_SCENE_CHARACTERS_MAX || !SCENE.test(scene)) {
    throw new WechatError(40169)
  }
  if (typeof page !== 'string' || page === '' || page.startsWith('/') || page.includes('?'))
    throw new WechatError(41030)
  const withinBounds =
    typeof width === 'number' && width >= LIMITS.WECHAT_CODE_WIDTH_MIN && width <= LIMITS.WECHAT_CODE_WIDTH_MAX
  if (!withinBounds) throw new WechatError(40097)
  return { scene, page, width }
}

/** Light modules around the code: the QR standard asks for four, scanners do with two. */
const MARGIN = 2

/** A PNG that leads to the same page of the H5 build; a real mini-program code is round and only WeChat reads it. */
export function drawMiniCode({ scene, page, width }: MiniCodeRequest, appUrl: string): Buffer {
  const { modules } = create(`${appUrl}#/${page}?scene=${encodeURIComponent(scene)}`, {})
  const across = modules.size + 2 * MARGIN
  const module = (pixel: number) => Math.floor((pixel * across) / width) - MARGIN
  const isInside = (at: number) => at >= 0 && at < modules.size
  return blackOnWhite(width, (x, y) => {
    const [column, row] = [module(x), module(y)]
    return isInside(column) && isInside(row) && modules.get(row, column) === 1
  })
}
