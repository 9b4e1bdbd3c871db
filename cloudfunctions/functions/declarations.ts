/** The deployables: what `cloudbaserc.json` says to the platform and the emulator reads here. A test keeps both the same. */
export interface FunctionDeclaration {
  readonly name: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** CloudBase's seven fields, UTC+8. A function has one timer. */
  readonly cron?: string
  /** Paths of the HTTP access that reach it, and everything below them. */
  readonly httpPaths?: readonly string[]
  /** Security rule for client calls. `anyone`, because the router decides by action; timers and HTTP need no rule. */
  readonly invoke: 'anyone' | 'signed-in' | 'nobody'
  /** Settings that it reads (`runtime/settings.ts`). */
  readonly env: readonly string[]
}

/** WeChat's API and the mini-program. */
const WECHAT = ['WECHAT_API_URL', 'WECHAT_APPID', 'WECHAT_SECRET', 'WECHAT_ENV_VERSION'] as const
/** WeChat Pay: to sign what we ask for, and to believe what it says. */
const WECHAT_PAY = [
  'WECHAT_PAY_URL',
  'WECHAT_PAY_MCHID',
  'WECHAT_PAY_SERIAL',
  'WECHAT_PAY_PRIVATE_KEY',
  'WECHAT_PAY_PUBLIC_KEY_ID',
  'WECHAT_PAY_PUBLIC_KEY',
  'WECHAT_PAY_API_V3_KEY',
  'WECHAT_PAY_NOTIFY_URL',
] as const

export const FUNCTIONS: readonly FunctionDeclaration[] = [
  {
    name: 'api',
    timeoutSeconds: 10,
    memoryMb: 512,
    invoke: 'anyone',
    env: ['LINK_SECRET', 'PUBLIC_URL', ...WECHAT, ...WECHAT_PAY],
  },
  {
    name: 'jobs',
    timeoutSeconds: 60,
    memoryMb: 512,
    cron: '0 * * * * * *',
    invoke: 'nobody',
    env: ['LINK_SECRET', 'PUBLIC_URL', ...WECHAT, ...WECHAT_PAY],
  },
  {
    name: 'open',
    timeoutSeconds: 5,
    memoryMb: 256,
    // Links, and the banners that stand on other people's sites.
    httpPaths: ['/s', '/b'],
    invoke: 'nobody',
    env: ['LINK_SECRET', 'PUBLIC_URL', ...WECHAT],
  },
  {
    name: 'pay-notify',
    // WeChat waits 5 s and then repeats the notice; what has begun may end all the same.
    timeoutSeconds: 10,
    memoryMb: 256,
    httpPaths: ['/pay-notify'],
    invoke: 'nobody',
    env: ['LINK_SECRET', 'PUBLIC_URL', ...WECHAT, ...WECHAT_PAY],
  },
]
