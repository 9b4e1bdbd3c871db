/**
 * What committed documents looked like before, kept while some transaction is open, so that it can still read the moment
 * it began. Commits are numbered; a transaction sees those numbered up to its snapshot.
 */
export class History {
  #commit = 0
  /** Collection → document key → its earlier texts, oldest first; `until` is the commit that replaced the text. */
  readonly #replaced = new Map<string, Map<string, { readonly until: number; readonly text: string | null }[]>>()

  get now(): number {
    return this.#commit
  }

  nextCommit(): void {
    this.#commit++
  }

  /** @param before the text that the newest commit replaced; null when there was no document */
  record(collection: string, key: string, before: string | null): void {
    const documents = this.#replaced.get(collection) ?? new Map()
    this.#replaced.set(collection, documents)
    const texts = documents.get(key) ?? []
    documents.set(key, texts)
    texts.push({ until: this.#commit, text: before })
  }

  changedSince(snapshot: number, collection: string, key: string): boolean {
    return this.at(snapshot, collection, key) !== undefined
  }

  /** The document as the snapshot saw it; undefined when it has not changed since, null when it did not exist. */
  at(snapshot: number, collection: string, key: string): string | null | undefined {
    return this.#before(snapshot, this.#replaced.get(collection)?.get(key))?.text
  }

  /** Every document of a collection that changed after the snapshot, as it was then; null where it did not exist. */
  since(snapshot: number, collection: string): Map<string, string | null> {
    const texts = new Map<string, string | null>()
    for (const [key, replaced] of this.#replaced.get(collection) ?? []) {
      const before = this.#before(snapshot, replaced)
      if (before) texts.set(key, before.text)
    }
    return texts
  }

  forget(): void {
    this.#replaced.clear()
  }

  #before(snapshot: number, replaced: readonly { readonly until: number; readonly text: string | null }[] | undefined) {
    return replaced?.find(({ until }) => until > snapshot)
  }
}
