/**
 * The accounts of spec/money.md, "Accounts and postings, exactly", read back from their names: the proof's own list, so
 * that a mistake in the ledger's is seen.
 */
export interface AccountName {
  /** The points program that the name says; null: fen; undefined: points of a program that the name does not say. */
  readonly program: string | null | undefined
  readonly sign: 'any' | 'not-negative' | 'not-positive'
  /** The balance document and the field in it; null: it has none. */
  readonly balance: { readonly owner: string; readonly field: string } | null
  /** Added up with the seals, in `house-balances`. */
  readonly isSealed: boolean
  /** The account and its debt together: what ⊕ gives to and ⊖ takes from. The name itself where there is no debt. */
  readonly purse: string
  /** By which invariant its sum is explained: 4 what is held for something, 9 all others. */
  readonly explainedBy: 4 | 9
}

const PROMOTER_FIELDS = new Set(['frozen', 'available', 'withdrawing', 'paid', 'debt'])
const AGENCY_FIELDS = new Set(['available', 'paid', 'debt'])
const HELD_FIELDS = new Set(['frozen', 'withdrawing'])

/** Null: there is no such account. */
export function readAccountName(name: string): AccountName | null {
  const [family = '', ...parts] = name.split(':')
  const [first = '', second = '', third = ''] = parts
  if (family !== 'buyers' && parts.some((part) => part === '')) return null
  switch (`${family}/${parts.length}`) {
    case 'buyers/0':
      return house(name, null, 'not-positive')
    case 'merchant/1':
    case 'clearing/1':
      return house(name, null, 'any')
    case 'issuer/1':
      return house(name, first, 'any')
    case 'redeemed/1':
      return { ...house(name, first, 'not-negative'), explainedBy: 4 }
    case 'hold/1':
    case 'escrow/1':
      return { ...house(name, undefined, 'not-negative'), isSealed: false, explainedBy: 4 }
    case 'promoter/3':
      return PROMOTER_FIELDS.has(third) ? kept(name, `promoter_${first}_${second}`, third, null) : null
    case 'agency/2':
      if (second === 'frozen') return { ...house(name, null, 'not-negative'), explainedBy: 4 }
      return AGENCY_FIELDS.has(second) ? kept(name, `agency_${first}`, second, null) : null
    case 'points/2':
      return pointsOf(name, first, second, 'points')
    case 'points-frozen/2':
      return { ...pointsOf(name, first, second, 'frozen'), purse: name, explainedBy: 4 }
    case 'points-debt/2':
      return pointsOf(name, first, second, 'debt')
    default:
      return null
  }
}

const house = (name: string, program: AccountName['program'], sign: AccountName['sign']): AccountName => {
  return { program, sign, balance: null, isSealed: true, purse: name, explainedBy: 9 }
}

function kept(name: string, owner: string, field: string, program: string | null): AccountName {
  const isPurse = field === 'available' || field === 'debt'
  return {
    program,
    sign: field === 'debt' ? 'not-positive' : 'not-negative',
    balance: { owner, field },
    isSealed: false,
    purse: isPurse ? name.replace(/:(available|debt)$/, ':available+debt') : name,
    explainedBy: HELD_FIELDS.has(field) ? 4 : 9,
  }
}

const pointsOf = (name: string, program: string, user: string, field: string): AccountName => {
  return { ...kept(name, `points_${program}_${user}`, field, program), purse: `points+debt:${program}:${user}` }
}

/** The debt that belongs to a purse's account; null where there is none. */
export function debtOf(name: string): string | null {
  if (/^(promoter|agency):.*:available$/.test(name)) return name.replace(/available$/, 'debt')
  return name.startsWith('points:') ? name.replace('points:', 'points-debt:') : null
}
