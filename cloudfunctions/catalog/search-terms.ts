import { TITLE_MAX } from '@shared/contracts/catalog-shapes'

/**
 * What a title is found by: each of its signs, each two that stand side by side, and each three where they are Latin letters
 * or digits. Chinese has no blanks between words, so there are no words to keep; two signs are most of them. Numbers share
 * their pairs with too many others. A title of 60 signs has at most 119 terms, and 177 when it is all letters and digits.
 */
export function searchTermsOf(title: string): string[] {
  const signs = signsOf(written(title))
  return [...new Set([...signs, ...pairs(signs), ...triples(signs)])]
}

/**
 * The terms that a title must have to be found by what was typed, the one that the index serves first. Words are parted by
 * blanks and may stand anywhere in the title, in any order. Empty when no letter or digit was typed.
 */
export function searchedTerms(typed: string): string[] {
  const words = written(typed).split(/\s+/).map(signsOf)
  const terms = words.flatMap((signs) => termsOfWord(signs).map((term) => ({ term, rarity: rarityIn(signs, term) })))
  const rarestFirst = terms.reverse().sort((a, b) => b.rarity - a.rarity)
  return [...new Set(rarestFirst.map(({ term }) => term))]
}

/** One written form for what looks alike: full-width and half-width, upper and lower case, ㎖ and ml. */
const written = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Letters, digits and the marks on them, by code point. What ㎖ and its like are spelled out to is cut at a title's length. */
const signsOf = (text: string): string[] => [...text.replace(/[^\p{L}\p{N}\p{M}]/gu, '')].slice(0, TITLE_MAX)

const pairs = (signs: readonly string[]): string[] => signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)

const PLAIN = /^[0-9a-z]+$/
const triples = (signs: readonly string[]): string[] =>
  signs
    .slice(2)
    .map((_, at) => signs.slice(at, at + 3).join(''))
    .filter((triple) => PLAIN.test(triple))

/** What says most: a title that has three signs side by side has the two as well, and the one. */
function termsOfWord(signs: readonly string[]): string[] {
  if (signs.length === 1) return [...signs]
  const threes = triples(signs)
  return [...threes, ...pairs(signs).filter((pair) => !threes.some((three) => three.includes(pair)))]
}

/** 500ml, 250g, 5kg: half of the titles have one. */
const SIZE = /^\d+[a-z]{1,2}$/

/**
 * Which term the index should serve. Nobody counts terms, so this is a guess that costs time when it is wrong, and no result:
 * a part of a number or name (iphone, 07777) is rarer than a Chinese pair, that rarer than a part of a size, and any of them
 * rarer than one sign. Of equals the last typed: people put the particular word behind the general one (山茶 蜂蜜).
 */
function rarityIn(word: readonly string[], term: string): number {
  if (word.length === 1) return 0
  if (SIZE.test(word.join(''))) return 1
  return PLAIN.test(term) && term.length === 3 ? 3 : 2
}
