import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatabaseEngine, WireRequest } from '../database'

/** The database alone behind `POST /admin` on loopback, for the suites that need nothing else of the emulator. */
export async function serveDatabase(engine: DatabaseEngine): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body: WireRequest = JSON.parse(Buffer.concat(chunks).toString())
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(await engine.handle(body)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/admin`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
