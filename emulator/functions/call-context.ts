import { ENV_ID } from '../environment'
import type { FunctionDeclaration } from './declaration'

/**
 * The `context` a function is given, in the shape `getCloudbaseContext` of node-sdk 3.18.3 parses: `environment` is JSON
 * text, `environ` its older form.
 */
export function callContext(
  declaration: FunctionDeclaration,
  requestId: string,
  environment: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: declaration.memoryMb,
    time_limit_in_ms: declaration.timeoutMs,
    request_id: requestId,
    function_name: declaration.name,
    function_version: '$LATEST',
    namespace: ENV_ID,
    tencentcloud_region: 'ap-shanghai',
    environment: JSON.stringify(environment),
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
  }
}
