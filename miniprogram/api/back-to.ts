import Taro from '@tarojs/taro'
import { goInstead, PAGES, type PageName } from './navigate'

/**
 * From a form to the list that it belongs to: back to it where it is the page behind this one, else in this one's place. A
 * second one on top of the first would be one too many on the way back.
 */
export function backTo(page: PageName): Promise<unknown> {
  const behind: string = Taro.getCurrentPages().at(-2)?.route ?? ''
  return behind.endsWith(PAGES[page]) ? Taro.navigateBack() : goInstead(page)
}
