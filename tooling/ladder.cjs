/**
 * The order of the capabilities (DESIGN, the ladder), lowest first. A capability imports only from lower ones; upward
 * effects travel as facts. `runtime` lies under all of them and `functions` above.
 */
const LADDER = [
  'staff',
  'ledger',
  'members',
  'promoters',
  'visitors',
  'stores',
  'catalog',
  'shares',
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
]

module.exports = { LADDER }
