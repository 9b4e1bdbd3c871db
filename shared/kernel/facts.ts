/**
 * What happened, in the past tense, written in the transaction that made it happen and delivered to other capabilities
 * afterwards, at least once and in any order. A fact carries its subject's version and current figures, so a listener
 * that keeps the newest version is right whatever arrives when. Who hears what: `cloudfunctions/functions/listeners.ts`.
 */
export type Fact = {
  readonly name: 'promoter.enrolled'
  /** The promoter, who is the same person as the member and the visitor. */
  readonly subject: string
  readonly version: number
  readonly at: number
  readonly code: string
}

export type FactName = Fact['name']
export type FactNamed<N extends FactName> = Extract<Fact, { name: N }>

/** The same change of the same subject is the same fact, however often it is written. */
export const factId = (fact: Fact): string => `${fact.name}_${fact.subject}_${fact.version}`
