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
  collection('identities', { name: 'by-visitor', keys: [up('visitorId'), up('_id')] }),
  collection(
    'members',
    { name: 'newest', keys: [down('registeredAt'), down('_id')] },
    { name: 'oldest', keys: [up('registeredAt'), up('_id')] },
  ),
  collection(
    'link-codes',
    { name: 'expiry', keys: [up('expiresAt')] },
    { name: 'by-member', keys: [up('memberId'), up('_id')] },
  ),
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
    { name: 'newest-by-state', keys: [up('state'), down('addedAt'), down('_id')] },
    { name: 'newest-by-state-and-shop', keys: [up('state'), up('shopId'), down('addedAt'), down('_id')] },
    { name: 'newest-by-state-and-category', keys: [up('state'), up('categoryId'), down('addedAt'), down('_id')] },
    // A list in the first field: the index has the product under each of its terms. With a shop or a shelf besides, and for
    // a shop's shelf, the rest is looked at product by product: one filter each is what makes the list short.
    { name: 'newest-by-term', keys: [up('searchTerms'), up('state'), down('addedAt'), down('_id')] },
    // By price, both ways.
    { name: 'price-by-state', keys: [up('state'), up('priceFen'), up('_id')] },
    { name: 'price-by-state-and-shop', keys: [up('state'), up('shopId'), up('priceFen'), up('_id')] },
    { name: 'price-by-state-and-category', keys: [up('state'), up('categoryId'), up('priceFen'), up('_id')] },
    { name: 'price-by-term', keys: [up('searchTerms'), up('state'), up('priceFen'), up('_id')] },
    // By commission.
    { name: 'commission-by-state', keys: [up('state'), down('earnFen'), down('_id')] },
    { name: 'commission-by-state-and-shop', keys: [up('state'), up('shopId'), down('earnFen'), down('_id')] },
    { name: 'commission-by-state-and-category', keys: [up('state'), up('categoryId'), down('earnFen'), down('_id')] },
    { name: 'commission-by-term', keys: [up('searchTerms'), up('state'), down('earnFen'), down('_id')] },
    { name: 'plan-ends', keys: [up('earnsUntil'), up('_id')] },
  ),
  collection('shelves'),
  collection('arrangements'),
  collection('points-programs'),
  collection('stock', { name: 'by-sku', keys: [up('skuId'), up('_id')] }),
  collection('contents', { name: 'newest', keys: [down('addedAt'), down('_id')] }),
  collection('policies'),
  collection('policy-changes', { name: 'oldest', keys: [up('from'), up('_id')] }),
  collection(
    'shares',
    { name: 'oldest', keys: [up('mintedAt'), up('_id')] },
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('mintedAt'), down('_id')] },
  ),
  collection('share-links', { name: 'by-promoter', keys: [up('promoterId'), up('_id')] }),
  collection(
    'link-opens',
    { name: 'oldest', keys: [up('at'), up('_id')] },
    { name: 'expiry', keys: [up('expiresAt')] },
  ),
  collection('pitches'),
  collection(
    'bindings',
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('boundAt'), down('_id')] },
    { name: 'paid-by-promoter', keys: [up('promoterId'), down('paidFen'), down('_id')] },
    { name: 'last-order-by-promoter', keys: [up('promoterId'), down('lastOrderAt'), down('_id')] },
    // A list in the first field: the index has the customer under each of its name's terms.
    { name: 'newest-by-term', keys: [up('nameTerms'), up('promoterId'), down('boundAt'), down('_id')] },
    { name: 'newest', keys: [down('boundAt'), down('_id')] },
    { name: 'oldest', keys: [up('boundAt'), up('_id')] },
  ),
  collection('visits', { name: 'oldest', keys: [up('at'), up('_id')] }),
  collection(
    'decisions',
    { name: 'oldest', keys: [up('decidedAt'), up('_id')] },
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('decidedAt'), down('_id')] },
  ),
  collection(
    'entries',
    { name: 'oldest', keys: [up('at'), up('_id')] },
    // A list in the first field: the index has the entry under each of its holders.
    { name: 'newest-by-holder', keys: [up('holders'), down('at'), down('_id')] },
  ),
  collection(
    'balances',
    { name: 'oldest', keys: [up('changedAt'), up('_id')] },
    { name: 'by-holder', keys: [up('holder'), up('_id')] },
  ),
  collection(
    'seals',
    { name: 'oldest', keys: [up('until'), up('_id')] },
    { name: 'newest', keys: [down('until'), down('_id')] },
  ),
  collection('house-balances', { name: 'oldest', keys: [up('seal'), up('_id')] }),
  collection('alarms', { name: 'newest', keys: [down('at'), down('_id')] }),
  collection(
    'commissions',
    { name: 'oldest', keys: [up('frozenAt'), up('_id')] },
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('frozenAt'), down('_id')] },
    { name: 'newest-by-promoter-state', keys: [up('promoterId'), up('state'), down('frozenAt'), down('_id')] },
    { name: 'newest-by-promoter-buyer', keys: [up('promoterId'), up('buyerId'), down('frozenAt'), down('_id')] },
    { name: 'due', keys: [up('lookAt'), up('_id')] },
    { name: 'oldest-due-by-state', keys: [up('state'), up('dueAt'), up('_id')] },
  ),
  collection(
    'orders',
    { name: 'oldest', keys: [up('placedAt'), up('_id')] },
    { name: 'newest', keys: [down('placedAt'), down('_id')] },
    { name: 'newest-by-state', keys: [up('state'), down('placedAt'), down('_id')] },
    { name: 'newest-by-buyer', keys: [up('buyerId'), down('placedAt'), down('_id')] },
    { name: 'newest-by-buyer-state', keys: [up('buyerId'), up('state'), down('placedAt'), down('_id')] },
    { name: 'steps', keys: [up('stepAt'), up('_id')] },
    { name: 'grants', keys: [up('grantAt'), up('_id')] },
    { name: 'gift', keys: [up('giftCode')] },
    { name: 'newest-by-gift-receiver', keys: [up('giftToId'), down('placedAt'), down('_id')] },
    { name: 'newest-by-gift-receiver-state', keys: [up('giftToId'), up('state'), down('placedAt'), down('_id')] },
  ),
  collection(
    'payments',
    { name: 'oldest', keys: [up('openedAt'), up('_id')] },
    { name: 'due', keys: [up('lookAt'), up('_id')] },
  ),
  collection(
    'refunds',
    { name: 'oldest', keys: [up('requestedAt'), up('_id')] },
    { name: 'newest-by-order', keys: [up('orderId'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-buyer-state', keys: [up('buyerId'), up('state'), down('requestedAt'), down('_id')] },
    { name: 'due', keys: [up('lookAt'), up('_id')] },
  ),
  collection(
    'after-sales',
    { name: 'oldest', keys: [up('requestedAt'), up('_id')] },
    { name: 'newest', keys: [down('requestedAt'), down('_id')] },
    { name: 'newest-by-state', keys: [up('state'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-order', keys: [up('orderId'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-buyer', keys: [up('buyerId'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-buyer-state', keys: [up('buyerId'), up('state'), down('requestedAt'), down('_id')] },
  ),
  collection('carts'),
  collection('address-books'),
  collection('messages', { name: 'newest-by-reader', keys: [up('toId'), down('at'), down('_id')] }),
  collection('message-boxes'),
  collection(
    'letters',
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('sentAt'), down('_id')] },
    { name: 'due', keys: [up('lookAt'), up('_id')] },
  ),
  collection('reminder-templates'),
  collection('reminder-grants'),
  collection('reminders', { name: 'expiry', keys: [up('expiresAt')] }),
  collection('closures', { name: 'due', keys: [up('lookAt'), up('_id')] }),
  collection('settlement-plans', { name: 'running', keys: [up('state'), up('plannedAt'), up('_id')] }),
  collection('settlement-rows'),
  collection(
    'withdrawals',
    { name: 'oldest', keys: [up('requestedAt'), up('_id')] },
    { name: 'newest', keys: [down('requestedAt'), down('_id')] },
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-promoter-state', keys: [up('promoterId'), up('state'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-state', keys: [up('state'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-channel', keys: [up('channel'), down('requestedAt'), down('_id')] },
    { name: 'newest-by-state-channel', keys: [up('state'), up('channel'), down('requestedAt'), down('_id')] },
    { name: 'due', keys: [up('lookAt'), up('_id')] },
  ),
  collection('withdrawal-days', { name: 'expiry', keys: [up('expiresAt')] }),
  collection(
    'statistic-days',
    { name: 'oldest', keys: [up('dayAt'), up('_id')] },
    { name: 'newest-by-promoter', keys: [up('promoterId'), down('dayAt'), down('_id')] },
  ),
  collection(
    'statistic-shares',
    { name: 'oldest', keys: [up('lastAt'), up('_id')] },
    { name: 'paid-by-promoter', keys: [up('promoterId'), down('paidFen'), down('_id')] },
    { name: 'visits-by-promoter', keys: [up('promoterId'), down('visits'), down('_id')] },
    { name: 'last-by-promoter', keys: [up('promoterId'), down('lastAt'), down('_id')] },
  ),
  collection(
    'statistic-people',
    { name: 'oldest', keys: [up('lastVisitDayAt'), up('_id')] },
    { name: 'visitors-by-promoter', keys: [up('promoterId'), down('lastVisitDayAt'), down('_id')] },
    { name: 'payers-by-promoter', keys: [up('promoterId'), down('lastPaidDayAt'), down('_id')] },
  ),
  collection('statistic-marks'),
  collection('facts', { name: 'due', keys: [up('dueAt'), up('_id')] }),
  collection('tasks'),
  collection('turns', { name: 'expiry', keys: [up('expiresAt')] }),
  collection('tampered-shares', { name: 'newest', keys: [down('at'), down('_id')] }),
  collection('audit', { name: 'newest', keys: [down('at'), down('_id')] }),
]
