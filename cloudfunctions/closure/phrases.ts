/** Why a promoter is disabled who closed their account, as the staff reads it. */
export const DISABLED_BECAUSE = '账户已注销'

/** In place of an address: of the shape that addresses have, and nobody's. */
export const NO_ADDRESS = { name: '已注销', phone: '10000000000', detail: '已删除' } as const
