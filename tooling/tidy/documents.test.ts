import { links, titles } from './documents'

const page = (text: string) => [{ path: 'docs/testing.md', text }]

test('a document with one title is fine, also when its code has comments that look like one', () => {
  expect(titles(page('# Testing\n\n```sh\n# not a title\n```\n'))).toEqual([])
})

test.each([
  ['no title', 'Testing\n'],
  ['two titles', '# A\n\n# B\n'],
])('%s is found', (_what, text) => {
  expect(titles(page(text))).toHaveLength(1)
})

const files = new Set(['docs/money.md', 'README.md'])
const broken = (text: string) => links((file) => files.has(file))(page(text)).map(({ what, line }) => [line, what])

test('links to files that stand there, to the outside and within the page are fine', () => {
  expect(broken('[a](money.md) [b](../README.md#run) [c](https://example.com) [d](#here) `[e](no.md)`')).toEqual([])
})

test('a link that leads nowhere is found at its line', () => {
  expect(broken('# A\n\n![a](pictures/no.png)\n')).toEqual([[3, 'the link pictures/no.png leads nowhere']])
})

test('a link out of the checkout is found', () => {
  expect(broken('[a](../../README.md)')).toHaveLength(1)
})
