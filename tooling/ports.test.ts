import { type AddressInfo, createServer, type Server } from 'node:net'
import { choosePort } from './ports'

/** Two neighbouring ports: the first occupied by us, the second free a moment ago. */
async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

let taken: { server: Server; port: number }
beforeEach(async () => {
  taken = await occupy()
})
afterEach(() => new Promise<void>((resolve) => void taken.server.close(() => resolve())))

test('a used port that was asked for is refused in one sentence that names it', async () => {
  await expect(choosePort(taken.port)).rejects.toThrow(`端口 ${taken.port} 已被占用`)
})

test('without a wish a later free port is taken when the first is used', async () => {
  expect(await choosePort(null, taken.port)).toBeGreaterThan(taken.port)
})

test('port 0 means any', async () => {
  expect(await choosePort(0)).toBe(0)
})
