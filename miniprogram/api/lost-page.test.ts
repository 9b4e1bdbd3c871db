import { isLostPage } from './lost-page'

const named = (fields: object) => Object.assign(new Error('Loading chunk 7 failed.'), fields)

test.each([
  ['a script that did not come', named({ name: 'ChunkLoadError' }), true],
  ['a style sheet that did not come', named({ code: 'CSS_CHUNK_LOAD_FAILED' }), true],
  ['any other error', new Error('broken'), false],
  ['what is no error', 'ChunkLoadError', false],
])('a page is lost by %s: %#', (_, reason, isLost) => expect(isLostPage(reason)).toBe(isLost))
