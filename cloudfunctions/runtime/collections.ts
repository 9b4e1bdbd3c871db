/**
 * Every collection, its indexes and its security rule, declared once: the emulator and the deployment read this.
 * ADMINONLY everywhere: the phone never touches the database (DESIGN, settled 11).
 */
export interface Collection {
  readonly name: string
  readonly rule: 'ADMINONLY'
  readonly indexes: readonly Index[]
}
export interface Index {
  readonly name: string
  readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 }[]
  readonly unique?: boolean
}

const up = (field: string) => ({ field, direction: 1 as const })
const down = (field: string) => ({ field, direction: -1 as const })
const collection = (name: string, ...indexes: readonly Index[]): Collection => ({ name, rule: 'ADMINONLY', indexes })

export const COLLECTIONS: readonly Collection[] = [
  collection('staff'),
  collection('identities'),
  collection(
    'members',
    { name: 'newest', keys: [down('registeredAt'), down('_id')] },
    { name: 'oldest', keys: [up('registeredAt'), up('_id')] },
  ),
  collection('link-codes', { name: 'expiry', keys: [up('expiresAt')] }),
  collection(
    'promoters',
    { name: 'oldest', keys: [up('enrolledAt'), up('_id')] },
    { name: 'newest', keys: [down('enrolledAt'), down('_id')] },
    { name: 'newest-by-state', keys: [up('state'), down('enrolledAt'), down('_id')] },
  ),
  collection('promoter-codes'),
  collection('visitors'),
  collection('shops', { name: 'newest', keys: [down('addedAt'), down('_id')] }),
  collection('channels', { name: 'newest', keys: [down('addedAt'), down('_id')] }),
  collection(
    'products',
    { name: 'newest', keys: [down('addedAt'), down('_id')] },
    { name: 'newest-by-shop', keys: [up('shopId'), down('addedAt'), down('_id')] },
  ),
  collection('contents', { name: 'newest', keys: [down('addedAt'), down('_id')] }),
  collection('policies'),
  collection('policy-changes', { name: 'oldest', keys: [up('from'), up('_id')] }),
  collection('shares', { name: 'oldest', keys: [up('mintedAt'), up('_id')] }),
  collection(
    'bindings',
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('boundAt'), down('_id')] },
    { name: 'newest', keys: [down('boundAt'), down('_id')] },
  ),
  collection('visits', { name: 'oldest', keys: [up('at'), up('_id')] }),
  collection(
    'decisions',
    { name: 'oldest', keys: [up('decidedAt'), up('_id')] },
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('decidedAt'), down('_id')] },
  ),
  collection('facts', { name: 'due', keys: [up('dueAt'), up('_id')] }),
  collection('tasks'),
  collection('turns', { name: 'expiry', keys: [up('expiresAt')] }),
  collection('tampered-shares', { name: 'newest', keys: [down('at'), down('_id')] }),
  collection('audit', { name: 'newest', keys: [down('at'), down('_id')] }),
]
