import { withoutComments } from './sources'

const code = (text: string, path = 'a.ts') => withoutComments({ path, text })

test('comments are blanked at their place, so that lines stay true', () => {
  expect(code('/** a\n b */\nf() // c\n')).toBe(`${' '.repeat(5)}\n${' '.repeat(5)}\nf()     \n`)
})

test('what looks like a comment inside a text, a template or a pattern is no comment', () => {
  const text = 'const a = "http://x"; const b = `/* ${c} */`; const d = /\\/\\*/;'
  expect(code(text)).toBe(text)
})

test('the words of a page are code, its comments are not', () => {
  expect(code('const a = <p>// words {/* note */}</p>', 'a.tsx')).toBe('const a = <p>// words {          }</p>')
})
