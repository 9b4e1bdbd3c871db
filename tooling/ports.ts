import { createServer } from 'node:net'
import { Sentence } from './progress'

export const FIRST_PORT = 8787
/** So many ports are tried before giving up: somebody with more than these in use has another problem. */
const PORTS_TRIED = 20

/** Whether this process can listen on a loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The port to serve on: the wanted one or nothing; without a wish 8787 or the next free one. 0 stays 0: any. */
export async function choosePort(wanted: number | null, first: number = FIRST_PORT): Promise<number> {
  if (wanted === 0) return 0
  if (wanted !== null) {
    if (await isFree(wanted)) return wanted
    throw new Sentence(
      `端口 ${wanted} 已被占用，请换一个端口，或不写 --port 让它自己选。`,
      `Port ${wanted} is in use: take another, or leave out --port to have one chosen.`,
    )
  }
  for (let port = first; port < first + PORTS_TRIED; port += 1) if (await isFree(port)) return port
  throw new Sentence(
    `端口 ${first} 到 ${first + PORTS_TRIED - 1} 都被占用了，请用 --port 指定一个。`,
    `Ports ${first} to ${first + PORTS_TRIED - 1} are all in use: name one with --port.`,
  )
}
