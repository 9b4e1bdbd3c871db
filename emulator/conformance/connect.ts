import type * as Sdk from '@cloudbase/node-sdk'

// The SDK reads these when it is loaded: no look-up of instance metadata before each request, no timer for slow requests.
process.env.TENCENTCLOUD = 'true'
process.env.SILENCE = 'true'
export const cloudbase: typeof Sdk = require('@cloudbase/node-sdk')

export type Database = ReturnType<ReturnType<typeof Sdk.init>['database']>

/** What the SDK's own typings leave open. */
export interface Transaction {
  collection: Database['collection']
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
  getTransactionId(): string
}

/** The unmodified SDK, pointed at an emulator. */
export function connect(serviceUrl: string): Database {
  return cloudbase.init({ env: 'local-env', secretId: 'local', secretKey: 'local', serviceUrl }).database()
}
