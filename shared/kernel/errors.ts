/**
 * Every code the server answers, and what the page does about it. The server never writes Chinese: the words are in
 * `miniprogram/format/refusals.ts`, an exhaustive Record, so a code without words does not compile.
 *
 * Three classes: a *refusal* is an expected answer (a value); *operational* means that outside help failed (counted,
 * tried again with the same request id); everything else is a bug, reported, and `INTERNAL` to the caller.
 */
export const ERRORS = {
  INVALID_INPUT: { class: 'refusal', page: 'show-field' },
  NOT_FOUND: { class: 'refusal', page: 'show-message' },
  NOT_SIGNED_IN: { class: 'refusal', page: 'sign-in' },
  NOT_REGISTERED: { class: 'refusal', page: 'register' },
  NOT_A_PROMOTER: { class: 'refusal', page: 'enroll' },
  FORBIDDEN: { class: 'refusal', page: 'show-message' },
  CONFLICT: { class: 'refusal', page: 'refresh' },
  TOO_OFTEN: { class: 'refusal', page: 'show-message' },

  ALREADY_REGISTERED: { class: 'refusal', page: 'refresh' },
  CODE_UNKNOWN: { class: 'refusal', page: 'show-field' },
  CODE_OWN: { class: 'refusal', page: 'show-field' },
  CODE_DISABLED: { class: 'refusal', page: 'show-field' },
  SHARE_TAMPERED: { class: 'refusal', page: 'show-message' },
  TEXT_REFUSED: { class: 'refusal', page: 'show-field' },
  LINK_CODE_WRONG: { class: 'refusal', page: 'show-field' },
  LINK_BOTH_REGISTERED: { class: 'refusal', page: 'show-message' },

  PITCH_BLANK_UNKNOWN: { class: 'refusal', page: 'show-field' },
  PITCHES_FULL: { class: 'refusal', page: 'show-message' },
  NO_CUSTOMERS: { class: 'refusal', page: 'show-message' },
  LETTERS_MUTED: { class: 'refusal', page: 'show-message' },
  PROMOTER_DISABLED: { class: 'refusal', page: 'show-message' },

  PHONE_CODE_WRONG: { class: 'refusal', page: 'show-message' },
  CLOSURE_BLOCKED: { class: 'refusal', page: 'refresh' },

  SOLD_OUT: { class: 'refusal', page: 'refresh' },
  PLAN_REFUSED: { class: 'refusal', page: 'show-field' },

  OFF_SALE: { class: 'refusal', page: 'show-message' },
  STOCK_NOT_ENOUGH: { class: 'refusal', page: 'show-field' },
  CART_FULL: { class: 'refusal', page: 'show-message' },
  PRICE_CHANGED: { class: 'refusal', page: 'show-message' },
  POINTS_NOT_ENOUGH: { class: 'refusal', page: 'show-field' },
  POINTS_NOT_USABLE: { class: 'refusal', page: 'show-field' },
  ADDRESSES_FULL: { class: 'refusal', page: 'show-message' },
  ADDRESS_MISSING: { class: 'refusal', page: 'show-field' },
  ORDER_CLOSED: { class: 'refusal', page: 'refresh' },
  ALREADY_PAID: { class: 'refusal', page: 'refresh' },
  PAY_REFUSED: { class: 'refusal', page: 'show-message' },
  NOT_SHIPPED: { class: 'refusal', page: 'refresh' },
  NOT_TO_SHIP: { class: 'refusal', page: 'refresh' },
  ALREADY_SHIPPED: { class: 'refusal', page: 'refresh' },
  NOT_RECEIVED: { class: 'refusal', page: 'refresh' },
  ALREADY_CLAIMED: { class: 'refusal', page: 'refresh' },
  GIFT_TAKEN: { class: 'refusal', page: 'show-message' },
  GIFT_EXPIRED: { class: 'refusal', page: 'show-message' },
  GIFT_OWN: { class: 'refusal', page: 'show-message' },
  REFUND_TOO_MUCH: { class: 'refusal', page: 'show-field' },
  REFUND_NOT_NOW: { class: 'refusal', page: 'refresh' },
  REFUNDS_TOO_MANY: { class: 'refusal', page: 'show-message' },
  REFUND_TOO_LATE: { class: 'refusal', page: 'show-message' },
  REFUND_ON_ITS_WAY: { class: 'refusal', page: 'refresh' },
  AFTER_SALE_OPEN: { class: 'refusal', page: 'refresh' },
  ALREADY_DECIDED: { class: 'refusal', page: 'refresh' },
  BALANCE_NOT_ENOUGH: { class: 'refusal', page: 'show-field' },
  BELOW_MINIMUM: { class: 'refusal', page: 'show-field' },
  ABOVE_LIMIT: { class: 'refusal', page: 'show-field' },
  DAY_LIMIT: { class: 'refusal', page: 'show-message' },
  REAL_NAME_MISSING: { class: 'refusal', page: 'show-field' },
  PAYEE_MISSING: { class: 'refusal', page: 'show-field' },
  NOT_IN_WECHAT: { class: 'refusal', page: 'show-message' },
  NOT_CANCELLABLE: { class: 'refusal', page: 'refresh' },
  PAID_BY_WECHAT: { class: 'refusal', page: 'show-message' },
  LIMITS_REFUSED: { class: 'refusal', page: 'show-field' },
  TOO_MANY_ROWS: { class: 'refusal', page: 'show-message' },

  BUSY: { class: 'operational', page: 'retry' },
  INTERNAL: { class: 'bug', page: 'retry' },
} as const satisfies Record<string, { class: 'refusal' | 'operational' | 'bug'; page: PageReaction }>

/** What a page does with an answer that is not the one hoped for. */
export type PageReaction = 'show-field' | 'show-message' | 'refresh' | 'retry' | 'sign-in' | 'register' | 'enroll'

export type ErrorCode = keyof typeof ERRORS

/** What a refusal may carry: plain values for the page's words, never prose. */
export type RefusalData = Readonly<Record<string, string | number | boolean | null>>

/** Thrown by handlers, turned into an answer by the router. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly code: ErrorCode,
    readonly data: RefusalData = {},
  ) {
    super(code)
  }
}

/** After these the command may have run: the next press must be the same request, not a second one. */
export const isOutcomeUnknown = (code: ErrorCode): boolean => ERRORS[code].class !== 'refusal'
