import { createInterface } from 'node:readline'
import { startCloud } from '../index'

// An emulator in a process of its own, for tests of its end. Arguments: state directory, entry of a function.
// Says its address in one line; then obeys lines: 'wind MS' and 'close'.

const [stateDir = '', entry = ''] = process.argv.slice(2)

async function main(): Promise<void> {
  const cloud = await startCloud({
    stateDir,
    collections: [{ name: 'notes', indexes: [] }],
    functions: [
      { name: 'echo', entry, timeoutMs: 10_000, memoryMb: 64, env: {}, invoke: 'anyone', cron: '0 0 3 1 1 * *' },
    ],
  })
  await cloud.invoke('echo', {})
  console.log(cloud.url)
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) {
    if (line === 'close') break
    await cloud.clock.advance(Number(line.split(' ')[1]))
    console.log('wound')
  }
  lines.close()
  process.stdin.destroy()
  await cloud.close()
  console.log('closed')
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
