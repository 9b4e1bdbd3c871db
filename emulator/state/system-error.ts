/**
 * The code of an error of the operating system, such as 'EEXIST', or ''. Asked of the value itself: under jest the
 * errors of Node's own modules are of another realm, so `instanceof Error` says no.
 */
export function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
