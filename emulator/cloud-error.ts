/** A refusal in the platform's own words: `code` is what the SDK puts on the error it throws. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

/** The caller will never be answered: an injected fault, or a worker that ended. The gateway destroys the socket. */
export class ConnectionLost extends CloudError {
  constructor() {
    super('ECONNRESET', 'socket hang up')
    this.name = 'ConnectionLost'
  }
}
