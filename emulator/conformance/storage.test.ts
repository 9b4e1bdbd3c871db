import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { type Cloud, startCloud } from '../index'

const stateDir = mkdtempSync(join(tmpdir(), 'tuike-storage-test-'))
let cloud: Cloud
let app: ReturnType<typeof cloudbase.init>

beforeAll(async () => {
  cloud = await startCloud({ stateDir, timers: 'wound' })
  Object.assign(process.env, cloud.sdkEnvironment())
  app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV })
})
afterAll(async () => {
  await cloud.close()
  rmSync(stateDir, { recursive: true, force: true })
})

async function upload(cloudPath: string, content: string | Buffer): Promise<string> {
  return (await app.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID
}

async function link(fileID: string, maxAge = 60): Promise<string> {
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })
  return fileList[0]?.tempFileURL ?? ''
}

test.each([
  ['a plain path', 'reports/2026/orders.csv'],
  ['Chinese and spaces', '海报/春季 新品.png'],
  ['a name that looks like an escape', 'x/%2e%2e%2fsecret.txt'],
])('a file under %s comes back byte for byte, through the SDK', async (_, path) => {
  const content = Buffer.from([0, 255, 10, 13, 200, ...Buffer.from(path)])
  const fileID = await upload(path, content)
  expect(fileID).toMatch(/^cloud:\/\/local-env\./)
  const { fileContent } = await app.downloadFile({ fileID })
  expect(fileContent).toEqual(content)
})

test('a browser reads the link with the right type, and a stored page is kept from acting as the desk', async () => {
  const picture = await fetch(await link(await upload('a/b.png', 'png')))
  expect([picture.status, picture.headers.get('content-type'), await picture.text()]).toEqual([200, 'image/png', 'png'])
  const page = await fetch(await link(await upload('a/b.html', '<script>1</script>')))
  expect(page.headers.get('content-security-policy')).toBe('sandbox')
})

test('a link ends by the virtual clock', async () => {
  const address = await link(await upload('short.txt', 'gone soon'), 60)
  await cloud.clock.advance(59_000)
  expect((await fetch(address)).status).toBe(200)
  await cloud.clock.advance(1_000)
  const expired = await fetch(address)
  expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining('Request has expired')])
})

test('a link is for one file: no other path, no longer life, no writing', async () => {
  const address = await link(await upload('mine.txt', 'mine'))
  await upload('yours.txt', 'yours')
  const changed = [
    address.replace('mine.txt', 'yours.txt'),
    address.replace(/sign=\d/, (found) => `${found}9`),
    address.split('?')[0] ?? '',
  ]
  for (const one of changed) expect((await fetch(one)).status).toBe(403)
  const sign = new URL(address).searchParams.get('sign') ?? ''
  expect((await fetch(address, { method: 'PUT', body: 'forged', headers: { authorization: sign } })).status).toBe(403)
  expect(await (await fetch(address)).text()).toBe('mine')
})

test('an upload replaces what was there', async () => {
  await upload('same.txt', 'first version, longer')
  const fileID = await upload('same.txt', 'second')
  expect((await app.downloadFile({ fileID })).fileContent?.toString()).toBe('second')
})

test('deleting says which file was there; what is gone has no link', async () => {
  const fileID = await upload('doomed.txt', 'x')
  const missing = fileID.replace('doomed', 'never')
  const { fileList } = await app.deleteFile({ fileList: [fileID, missing] })
  expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
  const links = await app.getTempFileURL({ fileList: [fileID, 'cloud://other-env.bucket/doomed.txt'] })
  expect(links.fileList.map(({ code }) => code)).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST'])
})

test.each(['../escape.txt', 'a/../../escape.txt', '/absolute.txt', 'a//b.txt', '', 'a\\..\\b.txt', 'x'.repeat(851)])(
  'the path "%.20s" is refused and nothing is written outside the bucket',
  async (cloudPath) => {
    await expect(upload(cloudPath, 'x')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    expect(readdirSync(stateDir).sort()).not.toContain('escape.txt')
  },
)

test('more than 50 files in one call are refused', async () => {
  await expect(app.deleteFile({ fileList: Array(51).fill('cloud://x/y') })).rejects.toMatchObject({
    code: 'INVALID_PARAM',
  })
})

test('a half-sent upload leaves the old file and no rubbish', async () => {
  const fileID = await upload('partial.txt', 'whole')
  const metadata = await (
    await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      body: JSON.stringify({ action: 'storage.getUploadMetadata', path: 'partial.txt', method: 'put' }),
    })
  ).json()
  const { url, authorization } = (metadata as { data: { url: string; authorization: string } }).data
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('hal'))
      setTimeout(() => controller.error(new Error('line cut')), 20)
    },
  })
  const request = { method: 'PUT', body: broken, duplex: 'half', headers: { authorization } }
  await expect(fetch(url, request as RequestInit)).rejects.toThrow()
  expect((await app.downloadFile({ fileID })).fileContent?.toString()).toBe('whole')
  const drafts = () =>
    readdirSync(join(stateDir, 'files'), { recursive: true }).filter((name) => String(name).endsWith('.draft'))
  while (drafts().length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
})
