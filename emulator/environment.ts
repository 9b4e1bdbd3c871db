import { SANDBOX_APP } from './wechat/sandbox-app'

/** The one environment of an emulator. */
export const ENV_ID = 'local-env'

/**
 * Variables that point the unmodified SDK at `url` (reference: node-sdk 3.18.3, tcbapiendpoint and tcbcontext), and the
 * product at the WeChat sandbox. The credentials are dummies the emulator never checks, but without them the SDK
 * rejects outside any call.
 */
export function sdkEnvironment(url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    // Without it every request first looks for a metadata server, 30 ms each.
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_ENV: ENV_ID,
    SCF_NAMESPACE: ENV_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    // Otherwise a slow-request timer keeps a process up 3 s after a socket error.
    SILENCE: 'true',
    WECHAT_API_URL: `${url}/wechat`,
    WECHAT_APPID: SANDBOX_APP.appid,
    WECHAT_SECRET: SANDBOX_APP.secret,
    PUBLIC_URL: url,
  }
}

/** What a function's instance starts with: the SDK's variables as the platform sets them, then the function's own. */
export function instanceEnvironment(
  url: string,
  instanceId: string,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...sdkEnvironment(url),
    TENCENTCLOUD_RUNENV: 'SCF',
    // Each instance has credentials of its own, as on the platform; the gateway recognises the calling instance by them.
    TENCENTCLOUD_SECRETID: instanceId,
    TZ: 'UTC',
    ...own,
  }
}
