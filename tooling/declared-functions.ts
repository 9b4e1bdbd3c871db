import { FUNCTIONS } from '../cloudfunctions/functions/declarations'
import type { FunctionDeclaration } from '../emulator'
import { bundleOf } from './build-functions'

/**
 * What the emulator is told about each function: the product's declaration, where its bundle lies, and those of its
 * declared variables that have a value here. The others have a default, or the emulator sets them (WECHAT_…, PUBLIC_URL).
 */
export function declaredFunctions(environment: Readonly<Record<string, string>>): FunctionDeclaration[] {
  return FUNCTIONS.map(({ name, timeoutSeconds, memoryMb, cron, httpPaths, invoke, env }) => ({
    name,
    entry: bundleOf(name),
    timeoutMs: timeoutSeconds * 1000,
    memoryMb,
    invoke,
    env: Object.fromEntries(Object.entries(environment).filter(([variable]) => env.includes(variable))),
    ...(cron === undefined ? {} : { cron }),
    ...(httpPaths === undefined ? {} : { httpPaths }),
  }))
}
