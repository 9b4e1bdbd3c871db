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
  /** The subject is a member who calls themselves something else now; null: nothing. */
  | (About & { readonly name: 'member.renamed'; readonly nickname: string | null })
  /**
   * The subject is the order with the promoter (`<order>_<promoter>`): it was paid, and lines of it are the promoter's
   * `toId`. `amountFen`: what they will earn on them if nothing is sent back; `lines` and `title` are of these lines.
   */
  | (About & OrderNews & { readonly name: 'commission.frozen'; readonly amountFen: number })
  /** The subject is a visitor who was given up, once: their device is the member `becameId` from then on. */
  | (About & { readonly name: 'visitor.linked'; readonly becameId: string })
  /**
   * The subject is the order, of which a parcel was sent to `toId`; `giverId` is whose gift it is, null where it is none.
   * WeChat is told, because it pays merchants only for what was shipped.
   */
  | (About & OrderNews & { readonly name: 'order.shipped'; readonly giverId: string | null })
  /** The subject is the order: what was not sent is not wanted any more. WeChat is told; people hear of the refund. */
  | (About & { readonly name: 'order.shipping-ended' })
  /** Nobody paid in time. */
  | (About & OrderNews & { readonly name: 'order.timed-out' })
  /** The subject is the refund. */
  | (About & OrderNews & { readonly name: 'refund.succeeded'; readonly amountFen: number })
  /** The subject is the after-sale. */
  | (About & OrderNews & { readonly name: 'after-sale.rejected' })
  | (About & OrderNews & { readonly name: 'gift.accepted' })
  /** Nobody accepted it in time; its refund is another fact. */
  | (About & OrderNews & { readonly name: 'gift.returned' })

interface About {
  /** Whom or what it happened to: the promoter (who is the same person as the member and the visitor), the order. */
  readonly subject: string
  readonly version: number
  readonly at: number
}

/** Of an order, what somebody is told: who, and of which goods. */
export interface OrderNews {
  readonly toId: string
  readonly orderId: string
  /** Title of its first line, and how many lines it has. */
  readonly title: string
  readonly lines: number
}

export type FactName = Fact['name']
export type FactNamed<N extends FactName> = Extract<Fact, { name: N }>

/** The same change of the same subject is the same fact, however often it is written. */
export const factId = (fact: Fact): string => `${fact.name}_${fact.subject}_${fact.version}`
