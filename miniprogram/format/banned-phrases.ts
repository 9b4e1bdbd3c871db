import type { RefusalData } from '@shared/kernel/errors'

/**
 * What stands beside a text that was refused: the phrases in question where the server names them (`phrases`, joined by 、,
 * or the first one as `phrase`), or that something in it was.
 */
export function bannedWords({ phrases, phrase }: RefusalData): string {
  const named = typeof phrases === 'string' && phrases !== '' ? phrases : phrase
  return typeof named === 'string' && named !== '' ? `不能写：${named}` : '有不合适的内容，请换一种说法'
}
