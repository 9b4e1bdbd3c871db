/** Who may hold: a session, inside a transaction or outside any (`snapshot` null). */
interface Holder {
  readonly snapshot: number | null
}

/** Who may write what: documents and unique values, each held by at most one open transaction until it ends. */
export class Locks<H extends Holder> {
  readonly #holders = new Map<string, H>()
  readonly #held = new Map<H, string[]>()

  /** Gives the resource to the session; answers the other session that holds it, if one does. Outside transactions nothing is kept. */
  take(resource: string, session: H): H | undefined {
    const holder = this.#holders.get(resource)
    if (holder && holder !== session) return holder
    if (!holder && session.snapshot !== null) {
      this.#holders.set(resource, session)
      const held = this.#held.get(session) ?? []
      this.#held.set(session, held)
      held.push(resource)
    }
    return undefined
  }

  release(session: H): void {
    for (const resource of this.#held.get(session) ?? []) this.#holders.delete(resource)
    this.#held.delete(session)
  }
}
