import type { Home, TargetKind } from './model'

/** The ids of every target of a kind, each once; a section's products are targets too. */
export function targetsOf(home: Home, kind: TargetKind): string[] {
  const slides = home.slides.filter(({ target }) => target.kind === kind).map(({ target }) => target.id)
  const shelved = kind === 'product' ? home.sections.flatMap(({ productIds }) => productIds) : []
  return [...new Set([...slides, ...shelved])]
}

/** What of the arrangement can be shown: `isShown` says whether a target is there and on sale. A section of nothing is none. */
export function shownHome(home: Home, isShown: (kind: TargetKind, id: string) => boolean): Home {
  return {
    slides: home.slides.filter(({ target }) => isShown(target.kind, target.id)),
    sections: home.sections
      .map(({ title, productIds }) => ({ title, productIds: productIds.filter((id) => isShown('product', id)) }))
      .filter(({ productIds }) => productIds.length > 0),
  }
}

/** Which part of an arrangement points to something that is not there; null when nothing does. */
export function unknownIn(
  home: Home,
  isThere: (kind: TargetKind, id: string) => boolean,
): 'slides' | 'sections' | null {
  if (!home.slides.every(({ target }) => isThere(target.kind, target.id))) return 'slides'
  return home.sections.every(({ productIds }) => productIds.every((id) => isThere('product', id))) ? null : 'sections'
}
