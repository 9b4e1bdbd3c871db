/**
 * The order of the capabilities (DESIGN, the ladder), lowest first. A capability imports only from lower ones; upward
 * effects travel as facts. `runtime` lies under all of them and `functions` above.
 */
const LADDER = [
  'staff',
  'ledger',
  'members',
  'addresses',
  'promoters',
  'visitors',
  'stores',
  'catalog',
  'storefront',
  'shares',
  'pitches',
  'bindings',
  'attribution',
  'messages',
  'points',
  'coupons',
  'mall',
  'tasks',
  'activities',
  'commissions',
  'orders',
  'settlement',
  'withdrawals',
  'statistics',
  'alliance',
  'admin',
  'proof',
  'closure',
]

/**
 * Files with a name of their own that other capabilities may import beside rules, model and repository: each is what a
 * higher capability must do in its own transaction, or show as the lower one shows it (`catalog/shown`).
 */
const DOORS = [
  'ledger/accounts',
  'ledger/book',
  'catalog/shown',
  'catalog/stock',
  'catalog/search-terms',
  'shares/code',
  'attribution/place',
  'commissions/postings',
]

module.exports = { LADDER, DOORS }
