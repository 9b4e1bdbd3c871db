import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { SETTING_NAMES } from '../runtime/settings'
import { FUNCTIONS } from './declarations'

const root = path.resolve(__dirname, '../..')

test('every function that is declared has its file', () => {
  const files = readdirSync(__dirname)
  for (const { name } of FUNCTIONS) expect(files).toContain(`${name}.ts`)
})

test('a function asks only for settings that exist', () => {
  for (const { env } of FUNCTIONS) for (const name of env) expect(SETTING_NAMES).toContain(name)
})

test('cloudbaserc.json says to the platform what the declarations say', () => {
  const { functions } = JSON.parse(readFileSync(path.join(root, 'cloudbaserc.json'), 'utf8')) as {
    functions: { name: string; timeout: number; memorySize: number; triggers?: { config: string }[] }[]
  }
  const said = functions.map(({ name, timeout, memorySize, triggers }) => ({
    name,
    timeout,
    memorySize,
    cron: triggers?.[0]?.config,
  }))
  expect(said).toEqual(
    FUNCTIONS.map(({ name, timeoutSeconds, memoryMb, cron }) => ({
      name,
      timeout: timeoutSeconds,
      memorySize: memoryMb,
      cron,
    })),
  )
})
