import * as z from 'zod'
import { command, query } from './action'
import { idField, maskedNameField, pageInput, pageOutput, timeField, writtenField, writtenLineField } from './fields'

/** What people are told of orders and gifts; the words are the page's. */
export const ORDER_MESSAGE_KINDS = [
  'order-shipped',
  'order-timed-out',
  'refund-succeeded',
  'after-sale-rejected',
  'gift-accepted',
  'gift-returned',
  'gift-shipped',
  /** To the promoter: somebody paid for a line that is theirs. */
  'commission-frozen',
] as const

/** A letter from one's promoter. */
export const LETTER_TITLE_MAX = 20
export const LETTER_BODY_MAX = 300
/** A promoter writes to all customers once in 24 hours, to single ones so often, and to the same one so often. */
export const LETTERS_TO_ALL_A_DAY = 1
export const LETTERS_TO_ONE_A_DAY = 30
export const LETTERS_TO_SAME_A_DAY = 2

const orderMessage = z.object({
  messageId: z.string(),
  kind: z.enum(ORDER_MESSAGE_KINDS),
  /** The order that it is about. */
  orderId: z.string(),
  /** The first of the order's goods, and how many lines it has. */
  title: z.string(),
  lines: z.int(),
  /** The refund's amount, or what the promoter earns; null for the other kinds. */
  amountFen: z.int().nullable(),
  at: timeField,
  isRead: z.boolean(),
})

/** The product that a letter speaks of. Opening it is no visit through a share (spec/attribution.md: messages carry no `s`). */
const letterProduct = z.object({ productId: z.string(), title: z.string() })

const letterMessage = z.object({
  messageId: z.string(),
  kind: z.literal('letter'),
  fromName: maskedNameField,
  title: z.string(),
  body: z.string(),
  product: letterProduct.nullable(),
  at: timeField,
  isRead: z.boolean(),
})

/** What WeChat can remind people of outside the app (订阅消息). One grant of theirs is one reminder. */
export const REMINDERS = ['order-shipped', 'refund-succeeded', 'commission-frozen', 'letter'] as const
/** What a field of WeChat's template is filled with. */
export const REMINDER_VALUES = ['title', 'amount', 'time', 'name', 'text'] as const
/** WeChat's kinds of fields with a number, `thing1` (reference/wechat.md, section 3). */
const templateKey = z.string().regex(/^(thing|number|character_string|time|date|amount|name|phrase)\d{1,2}$/)
const template = z.strictObject({
  reminder: z.enum(REMINDERS),
  templateId: z.string().regex(/^[\w-]{20,64}$/),
  fields: z.record(templateKey, z.enum(REMINDER_VALUES)),
})

/** How the person answered WeChat's question for a template. */
export const GRANT_ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const

const letter = z.object({
  letterId: z.string(),
  title: z.string(),
  body: z.string(),
  product: letterProduct.nullable(),
  /** Masked; null: to all customers. */
  toName: maskedNameField.nullable(),
  sentAt: timeField,
  state: z.enum(['sending', 'sent']),
  /** How many customers it reached so far, and how many want no letters. */
  delivered: z.int(),
  skipped: z.int(),
})

export const messages = {
  /** The caller's inbox, newest first. */
  'messages.mine': query({
    who: 'visitor',
    input: { ...pageInput },
    output: pageOutput(z.discriminatedUnion('kind', [orderMessage, letterMessage])),
    refusals: [],
  }),

  /** How many came since the caller last looked; at most COUNT_MAX. */
  'messages.unread': query({ who: 'visitor', input: {}, output: z.object({ unread: z.int() }), refusals: [] }),

  /** Everything up to `until` was read; an earlier time than before changes nothing. */
  'messages.markRead': command({
    who: 'visitor',
    input: { until: timeField },
    output: z.object({}),
    refusals: [],
  }),

  /** Writes to one of one's own customers, or to all of them. Whoever wants no letters gets none. */
  'messages.sendLetter': command({
    who: 'promoter',
    input: {
      /** Missing: to all. */
      customerId: idField.optional(),
      title: writtenLineField(LETTER_TITLE_MAX),
      body: writtenField(LETTER_BODY_MAX),
      productId: idField.optional(),
    },
    output: z.object({ letter }),
    refusals: ['TEXT_REFUSED', 'TOO_OFTEN', 'NO_CUSTOMERS', 'LETTERS_MUTED', 'PROMOTER_DISABLED', 'OFF_SALE'],
  }),

  /** The promoter's own letters, newest first. */
  'messages.letters': query({
    who: 'promoter',
    input: { ...pageInput },
    output: pageOutput(letter),
    refusals: [],
  }),

  /** Whether the caller wants letters of their promoter; `promoterName`: null where they have none. */
  'messages.letterSettings': query({
    who: 'visitor',
    input: {},
    output: z.object({ isMuted: z.boolean(), promoterName: maskedNameField.nullable() }),
    refusals: [],
  }),

  'messages.muteLetters': command({
    who: 'visitor',
    input: { isMuted: z.boolean() },
    output: z.object({ isMuted: z.boolean() }),
    refusals: [],
  }),

  /** The templates that a page may ask WeChat's question for, and how many reminders the caller has granted. */
  'messages.reminders': query({
    who: 'visitor',
    input: {},
    output: z.object({
      items: z.array(z.object({ reminder: z.enum(REMINDERS), templateId: z.string(), granted: z.int() })),
    }),
    refusals: [],
  }),

  /** What the person answered to WeChat's question; each yes is one reminder. */
  'messages.grantReminders': command({
    who: 'visitor',
    input: {
      answers: z
        .array(z.strictObject({ reminder: z.enum(REMINDERS), answer: z.enum(GRANT_ANSWERS) }))
        .min(1)
        .max(3),
    },
    output: z.object({}),
    refusals: [],
  }),

  /** WeChat's templates as the merchant chose them; one a reminder. A reminder without a template is not sent. */
  'messages.templates': query({
    who: ['owner', 'operator'],
    input: {},
    output: z.object({ items: z.array(template) }),
    refusals: [],
  }),

  'messages.setTemplates': command({
    who: ['owner'],
    input: {
      templates: z
        .array(template)
        .max(REMINDERS.length)
        .refine((all) => new Set(all.map(({ reminder }) => reminder)).size === all.length),
    },
    output: z.object({ items: z.array(template) }),
    refusals: [],
  }),
} as const
