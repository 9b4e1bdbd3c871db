import type { UserConfigExport } from '@tarojs/cli'

const PORT = 10086

/** Only with `--watch`: a development build for H5 that is not watched does not run (React's refresh hooks are missing). */
export default {
  mini: {},
  h5: {
    devServer: {
      port: PORT,
      open: false,
      host: '127.0.0.1',
      // The emulator serves dist/h5 under /app/, where the demo desk's frames are; this server only says what changed.
      devMiddleware: { writeToDisk: true },
      client: { webSocketURL: `ws://127.0.0.1:${PORT}/ws` },
    },
  },
} satisfies UserConfigExport<'webpack5'>
