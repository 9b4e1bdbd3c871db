/** The one mini-program the sandbox knows; nothing outside the emulator accepts these. */
export const SANDBOX_APP = { appid: 'wx0000000000000001', secret: 'local-sandbox-secret' } as const
