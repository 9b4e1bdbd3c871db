import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import devConfig from './dev'
import prodConfig from './prod'

const root = path.resolve(__dirname, '..')

/** Babel sees `sourceRoot` and packages with "taro" in their path; other TypeScript has to be named. Strings and functions only. */
const compile = { include: [path.join(root, 'shared')] }

/**
 * One CSS pixel stays one pixel in a browser, whatever its width: Taro's root font size grows with the window, and at a
 * desk everything would be twice as large.
 */
const h5Pixels = { baseFontSize: 20, minRootSize: 20, maxRootSize: 20 }

/** Letters of the size that somebody chose in WeChat. Taro finds the plugin from the project's root. */
const LETTERS = './config/letters.cjs'

/** What two pages need is loaded once; otherwise every page would bring the components along again. */
const shareChunks = (chain: { merge: (options: object) => unknown }): void => {
  chain.merge({
    optimization: {
      splitChunks: { cacheGroups: { shared: { name: 'shared', chunks: 'async', minChunks: 2, priority: -10 } } },
    },
  })
}

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'tuike',
    date: '2026-11-21',
    // NutUI is drawn for 375, so are our pages.
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'miniprogram',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    // NutUI's icons are <i> elements: without this plugin they vanish in WeChat only.
    plugins: ['@tarojs/plugin-html'],
    env: {
      // Where H5 finds the cloud's gateway; empty: the origin that served the page.
      TUIKE_GATEWAY: JSON.stringify(process.env.TUIKE_GATEWAY ?? ''),
      // The CloudBase environment of the mini-program; empty: the one bound to it first.
      TUIKE_CLOUD_ENV: JSON.stringify(process.env.TUIKE_CLOUD_ENV ?? ''),
    },
    defineConstants: {},
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@': path.join(root, 'miniprogram'), '@shared': path.join(root, 'shared') },
    mini: {
      compile,
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} }, [LETTERS]: { enable: true, config: {} } },
      miniCssExtractPluginOption: { ignoreOrder: true },
    },
    h5: {
      // Relative, so that the same build is served from /app/ here and from anywhere else in production.
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile,
      webpackChain: shareChunks,
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        pxtransform: { enable: true, config: h5Pixels },
        autoprefixer: { enable: true, config: {} },
        [LETTERS]: { enable: true, config: {} },
      },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? devConfig : prodConfig)
})
