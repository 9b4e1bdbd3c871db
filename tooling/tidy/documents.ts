import path from 'node:path'
import type { Finding, Rule } from './sources'

/** The text without fenced code, line by line at its place. */
function proseLines(text: string): string[] {
  let inFence = false
  return text.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) {
      inFence = !inFence
      return ''
    }
    return inFence ? '' : line.replace(/`[^`]*`/g, '')
  })
}

const TITLE = /^# \S/
const LINK = /!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)/g
const isOutside = (target: string): boolean => /^[a-z][a-z0-9+.-]*:|^#/i.test(target)

export const titles: Rule = (sources) =>
  sources.flatMap(({ path: file, text }): Finding[] => {
    if (!file.endsWith('.md')) return []
    const count = proseLines(text).filter((line) => TITLE.test(line)).length
    if (count === 1) return []
    return [{ path: file, line: 0, what: `${count} titles`, instead: 'exactly one line that begins with “# ”' }]
  })

/** `exists` is asked for paths relative to the checkout. */
export const links =
  (exists: (file: string) => boolean): Rule =>
  (sources) =>
    sources.flatMap(({ path: file, text }) => {
      if (!file.endsWith('.md')) return []
      return proseLines(text).flatMap((line, index) =>
        [...line.matchAll(LINK)].flatMap(([, target = '']): Finding[] => {
          if (isOutside(target)) return []
          const relative = decodeURI(target).replace(/[#?].*$/, '')
          const resolved = path.posix.normalize(path.posix.join(path.posix.dirname(file), relative))
          if (!resolved.startsWith('..') && exists(resolved)) return []
          return [
            {
              path: file,
              line: index + 1,
              what: `the link ${target} leads nowhere`,
              instead: 'a file of the checkout',
            },
          ]
        }),
      )
    })
