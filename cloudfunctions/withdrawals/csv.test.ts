import { readCsv, writeCsv } from './csv'

/** The cells of a file that was written, its first line apart. */
const rowsOf = (text: string, columns: readonly string[]) =>
  readCsv(text)?.rows.map(({ cell }) => columns.map(cell)) ?? []

describe('a table of text', () => {
  const written = (...row: string[]) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(['a'], [row]))

  test('begins with the mark by which a spreadsheet knows UTF-8', () => {
    expect(written('张三')).toBe('\ufeffa\r\n张三\r\n')
  })

  test('runs nothing that somebody typed: a formula becomes a text', () => {
    for (const typed of [
      '=1+1',
      '+1',
      '-1+1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '=HYPERLINK("http://x")',
      '＝1+1',
      '＋1',
      '－1',
      ' ＠SUM(A1)',
    ]) {
      expect(written(typed)).toContain(`'${typed.replaceAll('"', '""')}`)
    }
    // An amount with its sign is none.
    expect(written('-12.30')).toBe('\ufeffa\r\n-12.30\r\n')
  })

  test('reads what it wrote, and what a spreadsheet made of it: tabs, quotes, empty lines, blanks', () => {
    const text = new TextDecoder().decode(writeCsv(['a', 'b'], [['1,"2"', '三\n四']]))
    expect(rowsOf(text, ['a', 'b'])).toEqual([['1,"2"', '三\n四']])
    expect(rowsOf('\ufeffa\tb\r\n\r\n 1 \t2\r\n\t\r\n', ['b', 'a', 'c'])).toEqual([['2', '1', '']])
    expect(readCsv('a,b\r\n"1,2')).toBeNull()
  })
})
