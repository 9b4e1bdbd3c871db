import { buildApp } from './build-app'
import { buildDesk } from './build-desk'
import { buildFunctions, measureFunctions, printFunctionSizes } from './build-functions'
import { writeLimits } from './limits'
import { runMain, Sentence, step } from './progress'
import { printAppSizes } from './sizes'

const BUILDS = {
  limits: async () => writeLimits(),
  functions: async () => {
    await step('functions: esbuild', () => buildFunctions())
    printFunctionSizes(await measureFunctions())
  },
  h5: async () => {
    await buildApp('h5')
    printAppSizes('h5')
  },
  weapp: async () => {
    await buildApp('weapp')
    printAppSizes('weapp')
  },
  desk: async () => {
    await step('desk: esbuild', buildDesk)
  },
} as const
type BuildName = keyof typeof BUILDS

const isBuild = (name: string): name is BuildName => name in BUILDS

/** `npm run build` builds everything; `npm run build h5 functions` only what is named. */
runMain(async () => {
  const named = process.argv.slice(2)
  const unknown = named.find((name) => !isBuild(name))
  if (unknown !== undefined)
    throw new Sentence(
      `没有“${unknown}”这个构建，可以用：${Object.keys(BUILDS).join('、')}。`,
      `No build is called ${unknown}; there are: ${Object.keys(BUILDS).join(', ')}.`,
    )
  const wanted = named.length > 0 ? named.filter(isBuild) : (Object.keys(BUILDS) as BuildName[])
  for (const name of wanted) await BUILDS[name]()
})
