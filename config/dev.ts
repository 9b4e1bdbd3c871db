import type { UserConfigExport } from '@tarojs/cli'

/** Only with `--watch`: a development build for H5 that is not watched does not run (React's refresh hooks are missing). */
export default {
  mini: {},
  h5: { devServer: { port: 10086, open: false, host: '127.0.0.1' } },
} satisfies UserConfigExport<'webpack5'>
