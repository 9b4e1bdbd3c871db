import { ALLIANCE_ROWS } from './rows-alliance'
import { CHAIN_ROWS } from './rows-chains'
import { BOUND_ROWS, DAYS_ROWS } from './rows-days'
import { RECORDED_ROWS } from './rows-recorded'
import { REFERRAL_ROWS } from './rows-referral'
import { TUIKE_ROWS } from './rows-tuike'
import { WINDOW_ROWS } from './rows-windows'
import type { Row } from './story'

export type { Paid, Row } from './story'

/** The conformance suite: every row must hold in the replay and in the online form. */
export const ROWS: readonly Row[] = [
  ...ALLIANCE_ROWS,
  ...TUIKE_ROWS,
  ...REFERRAL_ROWS,
  ...WINDOW_ROWS,
  ...CHAIN_ROWS,
  ...DAYS_ROWS,
  ...BOUND_ROWS,
  ...RECORDED_ROWS,
]
