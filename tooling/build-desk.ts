import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { compile as compileSass } from 'sass'
import { DESK_DIR, ROOT } from './places'

/** The desk has the palette of the mini-program, so its Sass is compiled as Taro would. */
const palette: Plugin = {
  name: 'palette',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.scss$/ }, ({ path: file }) => ({
      contents: compileSass(file).css,
      loader: 'css',
      watchFiles: [file],
    }))
  },
}

export const deskBuild: BuildOptions = {
  entryPoints: [path.join(ROOT, 'desk', 'main.ts'), path.join(ROOT, 'desk', 'desk.css')],
  outdir: DESK_DIR,
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  sourcemap: 'linked',
  plugins: [palette],
  absWorkingDir: ROOT,
  logLevel: 'error',
}

/** The demo desk is one page, one script and one style sheet; it never leaves this machine. */
export async function buildDesk(): Promise<void> {
  mkdirSync(DESK_DIR, { recursive: true })
  copyFileSync(path.join(ROOT, 'desk', 'index.html'), path.join(DESK_DIR, 'index.html'))
  await build(deskBuild)
}
