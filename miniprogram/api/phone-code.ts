/** What WeChat's phone button tells when it was pressed (open-type getPhoneNumber, base library 2.21.2). */
export interface PhoneDetail {
  readonly code?: string
  readonly errMsg?: string
}

/**
 * `code`: goes to the server, once. `refused`: the person did not want to. `unavailable`: WeChat gives none here, as for
 * an app that is not verified or has used up its quota; the person can do nothing about it.
 */
export type PhoneAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable' }

/** A press on 不允许, and a refused privacy agreement. */
const REFUSED = /deny|denied|cancel|privacy permission/i

export function phoneAnswer({ code, errMsg = '' }: PhoneDetail): PhoneAnswer {
  if (code !== undefined && code !== '') return { kind: 'code', code }
  return { kind: REFUSED.test(errMsg) ? 'refused' : 'unavailable' }
}
