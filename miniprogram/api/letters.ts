import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/** WeChat's own middle size, in px; the sizes below it are small enough as they are. */
const MIDDLE = 17
/** Four sizes up. Larger ones would break words of four signs on the narrowest phones. */
const LARGEST = 1.35

/**
 * By how much letters are larger than ours, as their reader chose in WeChat (我 › 设置 › 通用 › 字体大小): 1 to LARGEST. In a
 * browser 1: it enlarges by itself (styles/base.scss).
 */
export function letterScale(): number {
  if (!inWeChat) return 1
  const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as {
    readonly fontSizeScaleFactor?: number
    readonly fontSizeSetting?: number
  }
  const wanted = fontSizeScaleFactor ?? (fontSizeSetting ?? MIDDLE) / MIDDLE
  return Number.isFinite(wanted) ? Math.min(LARGEST, Math.max(1, Math.round(wanted * 100) / 100)) : 1
}

/** For the outermost element of a page: what `config/letters.cjs` multiplies by. */
export function letterStyle(): Record<string, string> {
  const scale = letterScale()
  return scale === 1 ? {} : { '--letters': String(scale) }
}
