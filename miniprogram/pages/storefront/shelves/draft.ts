import type { Draft } from '@shared/contracts'
import { createStore } from '@/api/store'

/** A shelf as it is being changed; without an id it is new. */
export type Shelf = Draft<'catalog.setCategories'>['categories'][number]

export const shelvesDraft = createStore<readonly Shelf[] | null>(null)

/** What is wrong with each name; null where nothing is. */
export function problemsOf(shelves: readonly Shelf[]): (string | null)[] {
  const names = shelves.map(({ name }) => name.trim())
  return names.map((name, index) => {
    if (name === '') return '写一个名字'
    return names.indexOf(name) < index ? '和前面的分类重名了' : null
  })
}
