import { mkdirSync, rmSync } from 'node:fs'
import { findChromium } from '../tests/e2e/chromium'
import { buildApp } from './build-app'
import { buildDesk } from './build-desk'
import { buildFunctions } from './build-functions'
import { finish, runJest } from './jest-run'
import { writeLimits } from './limits'
import { SCREENSHOTS_DIR } from './places'
import { runMain, Sentence, step } from './progress'

/** `npm run e2e`: Chromium drives the browser build on the seeded world; pictures go to dist/screenshots. */
runMain(async () => {
  if (findChromium() === null)
    throw new Sentence(
      '没有找到 Chromium，请先安装（Debian：apt-get install chromium），或用 CHROMIUM 指出它在哪里。',
      'Chromium was not found: install it (Debian: apt-get install chromium) or say where it is with CHROMIUM.',
    )
  writeLimits()
  await step('functions and desk: esbuild', async () => {
    await Promise.all([buildFunctions(), buildDesk()])
  })
  await buildApp('h5')
  const filters = process.argv.slice(2)
  if (filters.length === 0) rmSync(SCREENSHOTS_DIR, { recursive: true, force: true })
  mkdirSync(SCREENSHOTS_DIR, { recursive: true })
  // One file at a time: two browsers and two clouds on two cores would wait for each other.
  finish(await runJest(['e2e'], ['--verbose', ...filters], 1))
})
