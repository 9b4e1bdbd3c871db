import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const samples = new SampleFunctions()
const directory = mkdtempSync(join(tmpdir(), 'tuike-pages-'))
let cloud: Cloud

beforeAll(async () => {
  mkdirSync(join(directory, 'app/js'), { recursive: true })
  mkdirSync(join(directory, 'desk'))
  writeFileSync(join(directory, 'secret.txt'), 'secret')
  writeFileSync(join(directory, 'app/index.html'), 'the app')
  writeFileSync(join(directory, 'app/js/main.js'), 'run()')
  writeFileSync(join(directory, 'app/海报.svg'), '<svg/>')
  writeFileSync(join(directory, 'desk/index.html'), 'the desk')
  symlinkSync(join(directory, 'secret.txt'), join(directory, 'app/link.txt'))
  cloud = await startCloud({
    stateDir: null,
    staticMounts: [
      { path: '/', dir: join(directory, 'desk') },
      { path: '/app/', dir: join(directory, 'app') },
    ],
    functions: [
      samples.declareModule(
        'open',
        'exports.main = async (event) => event.queryStringParameters.as === "json" ? event : respond(event)\n' +
          'const respond = (event) => ({ statusCode: 302, headers: { Location: "/app/#" + event.path, "Set-Cookie": ["a=1", "b=2"] }, body: "" })',
        { httpPaths: ['/s'] },
      ),
      samples.declareModule(
        'notice',
        'exports.main = async (event) => ({ statusCode: 201, isBase64Encoded: true, headers: { "content-type": "image/png" }, body: event.body })',
        { httpPaths: ['/s/notice'] },
      ),
      samples.declareModule('bad', 'exports.main = async () => ({ statusCode: "none" })', { httpPaths: ['/bad'] }),
    ],
  })
})
afterAll(async () => {
  await cloud.close()
  samples.remove()
  rmSync(directory, { recursive: true, force: true })
})

/** As written: fetch would resolve the dots first. */
function raw(path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(cloud.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
}

test.each([
  ['/', 'the desk', 'text/html; charset=utf-8'],
  ['/app/', 'the app', 'text/html; charset=utf-8'],
  ['/app/pages/home', 'the app', 'text/html; charset=utf-8'],
  ['/app/js/main.js', 'run()', 'text/javascript; charset=utf-8'],
  ['/app/海报.svg', '<svg/>', 'image/svg+xml'],
])('%s is served with its type', async (path, body, type) => {
  const response = await fetch(cloud.url + path)
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, body, type])
})

test('a missing file is 404 and not the app’s page, so a stale script is noticed', async () => {
  expect((await fetch(`${cloud.url}/app/js/old.js`)).status).toBe(404)
})

test('/app leads to /app/ with its query', async () => {
  const response = await fetch(`${cloud.url}/app?as=li`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([308, '/app/?as=li'])
})

test('an unchanged file is not sent again', async () => {
  const first = await fetch(`${cloud.url}/app/js/main.js`)
  const again = await fetch(`${cloud.url}/app/js/main.js`, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test.each([
  '/app/../secret.txt',
  '/app/%2e%2e/secret.txt',
  '/app/..%2fsecret.txt',
  '/app/%2e%2e%5csecret.txt',
  '/app/js/..%2f..%2f..%2fsecret.txt',
  '/app/link.txt',
  '/app/%00',
  '/app/%',
])('%s never reaches a file outside the mount', async (path) => {
  const { body } = await raw(path)
  expect(body).not.toContain('secret')
})

test('files are only read', async () => {
  expect((await fetch(`${cloud.url}/app/index.html`, { method: 'PUT', body: 'x' })).status).toBe(405)
})

test('an HTTP trigger gets the request as the platform describes it', async () => {
  const response = await fetch(`${cloud.url}/s/a%20b?as=json&t=1`, {
    method: 'POST',
    body: '<xml/>',
    headers: { 'content-type': 'text/xml', 'X-Own': 'Yes' },
  })
  expect(await response.json()).toMatchObject({
    path: '/s/a b',
    httpMethod: 'POST',
    headers: { 'x-own': 'Yes', 'content-type': 'text/xml' },
    queryStringParameters: { as: 'json', t: '1' },
    body: '<xml/>',
    isBase64Encoded: false,
    requestContext: { requestId: expect.any(String) },
  })
})

test('what it returns becomes the response, headers and redirects included', async () => {
  const response = await fetch(`${cloud.url}/s/x7Kp`, { redirect: 'manual' })
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('/app/#/s/x7Kp')
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('bytes go in and out as base64, and the longer path wins', async () => {
  const bytes = Buffer.from([0, 1, 2, 253, 254, 255])
  const response = await fetch(`${cloud.url}/s/notice`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect([response.status, Buffer.from(await response.arrayBuffer())]).toEqual([201, bytes])
})

test('a response that is none is an error of the function', async () => {
  const response = await fetch(`${cloud.url}/bad`)
  expect([response.status, await response.json()]).toEqual([
    500,
    expect.objectContaining({ code: 'FUNCTION_INVOCATION_FAILED' }),
  ])
})

test('a trigger only owns whole segments of the path', async () => {
  expect(await (await fetch(`${cloud.url}/spring`)).text()).toBe('the desk')
})
