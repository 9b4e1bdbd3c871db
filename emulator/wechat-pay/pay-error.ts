/** A refusal of WeChat Pay v3: an HTTP status with `{code, message, detail}`. */
export class PayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The field at fault, as a JSON pointer. */
    readonly field?: string,
  ) {
    super(message)
    this.name = 'PayError'
  }
}

export const paramError = (field: string, message = '参数错误'): PayError =>
  new PayError(400, 'PARAM_ERROR', message, field)

export const invalidRequest = (message: string): PayError => new PayError(400, 'INVALID_REQUEST', message)

export const notEnough = (): PayError => new PayError(403, 'NOT_ENOUGH', '账户余额不足')
