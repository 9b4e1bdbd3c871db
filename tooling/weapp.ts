import { buildApp } from './build-app'
import { finish, runJest } from './jest-run'
import { writeLimits } from './limits'
import { runMain } from './progress'
import { printAppSizes } from './sizes'

/** `npm run weapp`: the compiled mini-program, built if needed, booted in Node. */
runMain(async () => {
  writeLimits()
  await buildApp('weapp')
  printAppSizes('weapp')
  finish(await runJest(['weapp'], ['--verbose', ...process.argv.slice(2)]))
})
