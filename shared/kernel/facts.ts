/**
 * What happened, in the past tense, written in the transaction that made it happen and delivered to other capabilities
 * afterwards, at least once and in any order. A fact carries its subject's version and current figures, so a listener
 * that keeps the newest version is right whatever arrives when. Who hears what: `cloudfunctions/functions/listeners.ts`.
 */
export type Fact =
  | (About & {
      readonly name: 'promoter.enrolled'
      readonly code: string
    })
  /** The subject is the order; WeChat is told, because it pays merchants only for what was shipped. */
  | (About & { readonly name: 'order.shipped' })

interface About {
  /** Whom or what it happened to: the promoter (who is the same person as the member and the visitor), the order. */
  readonly subject: string
  readonly version: number
  readonly at: number
}

export type FactName = Fact['name']
export type FactNamed<N extends FactName> = Extract<Fact, { name: N }>

/** The same change of the same subject is the same fact, however often it is written. */
export const factId = (fact: Fact): string => `${fact.name}_${fact.subject}_${fact.version}`
