import { CODE_ALPHABET, normalizeCode } from '@shared/kernel/ids'

/** Shape of a promoter's code (`promoterCodeField` in the contracts), however it was typed. */
const SHAPE = new RegExp(`^[${CODE_ALPHABET}]{5,8}$`)

export const CODE_SHAPE_WORDS = '推荐码由 5 到 8 位字母和数字组成'

/** Whether what was typed could be a code at all. Only the server knows whether it is one. */
export const looksLikeCode = (typed: string): boolean => SHAPE.test(normalizeCode(typed))
