import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { commandOf, runNode } from './child'
import { H5_DIR, ROOT, WEAPP_DIR } from './places'
import { Sentence, step } from './progress'
import { hashOf, isUpToDate, removeStamp, writeStamp } from './stamps'

export type AppTarget = 'h5' | 'weapp'

/** What decides a Taro build. package.json itself is left out: a changed script is no changed app. */
const INPUTS = ['miniprogram', 'shared', 'config', 'package-lock.json', 'babel.config.js', 'tsconfig.json']

const OUTPUT: Readonly<Record<AppTarget, string>> = { h5: H5_DIR, weapp: WEAPP_DIR }
/** Without this file the output is not whole, whatever the stamp says. */
const PROOF: Readonly<Record<AppTarget, string>> = { h5: 'index.html', weapp: 'app.json' }

/** Only values named so reach the compiled app. */
const appEnvironment = () =>
  Object.entries(process.env)
    .filter(([name]) => name.startsWith('TARO_APP_'))
    .map(([name, value]) => `${name}=${value}`)
    .sort()

function hashOfApp(): string {
  const { browserslist } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    browserslist: unknown
  }
  return hashOf(INPUTS, [JSON.stringify(browserslist), ...appEnvironment()])
}

/** Builds the mini-program for one target unless its inputs are what they were; throws with Taro's own output. */
export async function buildApp(target: AppTarget): Promise<void> {
  const hash = hashOfApp()
  if (isUpToDate(target, hash) && existsSync(path.join(OUTPUT[target], PROOF[target]))) {
    process.stdout.write(`  ✓ ${target}  up to date\n`)
    return
  }
  await step(`${target}: taro build`, async () => {
    removeStamp(target)
    rmSync(OUTPUT[target], { recursive: true, force: true })
    const { exitCode, output } = await runNode({
      script: commandOf('@tarojs/cli', 'taro'),
      args: ['build', '--type', target],
      env: { NODE_ENV: 'production', TARO_ENV: target },
    })
    if (exitCode !== 0 || !existsSync(path.join(OUTPUT[target], PROOF[target]))) {
      process.stderr.write(`\n${output}\n`)
      throw new Sentence(`${target} 构建失败，原因见上。`, `The ${target} build failed; see above.`)
    }
    writeStamp(target, hash)
  })
}
