import type { FailureCode } from '@/api/client'

/**
 * What a person reads when something did not happen: what it was, and what to do. Every code the server can answer has
 * words here, or this file does not compile.
 */
const WORDS: Readonly<Record<FailureCode, string>> = {
  INVALID_INPUT: '填写的内容不对，请检查一下',
  NOT_FOUND: '没有找到，可能已经不在了',
  NOT_SIGNED_IN: '登录已失效，请再试一次',
  NOT_REGISTERED: '注册后才能继续',
  NOT_A_PROMOTER: '成为推客后才能使用',
  FORBIDDEN: '你没有这项权限',
  CONFLICT: '内容已经变了，请刷新后再试',
  TOO_OFTEN: '操作太频繁，请过一会儿再试',
  ALREADY_REGISTERED: '你已经注册过了，不用再注册',
  CODE_UNKNOWN: '没有这个推荐码，请核对一下',
  CODE_OWN: '不能填自己的推荐码',
  CODE_DISABLED: '这个推荐码已停用，请换一个',
  SHARE_TAMPERED: '链接不完整或被改动过，请让对方重新发一次',
  TEXT_REFUSED: '昵称里有不合适的内容，请换一个',
  LINK_CODE_WRONG: '登录码不对或已过期，请重新获取',
  LINK_BOTH_REGISTERED: '这台设备上已有另一个账号，不能合并',
  BUSY: '现在人有点多，请再试一次',
  INTERNAL: '出了点问题，请再试一次',
  OFFLINE: '网络不通，请检查后再试',
}

export const refusalText = (code: FailureCode): string => WORDS[code] ?? WORDS.INTERNAL
