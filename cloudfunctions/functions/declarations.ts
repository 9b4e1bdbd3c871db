/** The deployables: what `cloudbaserc.json` says to the platform and the emulator reads here. A test keeps both the same. */
export interface FunctionDeclaration {
  readonly name: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** CloudBase's seven fields, UTC+8. A function has one timer. */
  readonly cron?: string
  /** Path of the HTTP access that reaches it. */
  readonly httpPath?: string
  /** Security rule for client calls. `anyone`, because the router decides by action; timers and HTTP need no rule. */
  readonly invoke: 'anyone' | 'signed-in' | 'nobody'
  /** Settings that it reads (`runtime/settings.ts`). */
  readonly env: readonly string[]
}

export const FUNCTIONS: readonly FunctionDeclaration[] = [
  {
    name: 'api',
    timeoutSeconds: 10,
    memoryMb: 512,
    invoke: 'anyone',
    env: ['LINK_SECRET', 'PUBLIC_URL', 'WECHAT_API_URL', 'WECHAT_APPID', 'WECHAT_SECRET', 'WECHAT_ENV_VERSION'],
  },
  {
    name: 'jobs',
    timeoutSeconds: 60,
    memoryMb: 512,
    cron: '0 * * * * * *',
    invoke: 'nobody',
    env: ['LINK_SECRET', 'PUBLIC_URL', 'WECHAT_API_URL', 'WECHAT_APPID', 'WECHAT_SECRET', 'WECHAT_ENV_VERSION'],
  },
  {
    name: 'open',
    timeoutSeconds: 5,
    memoryMb: 256,
    httpPath: '/s',
    invoke: 'nobody',
    env: ['LINK_SECRET', 'PUBLIC_URL'],
  },
]
