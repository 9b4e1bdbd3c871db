import type { Output } from '@shared/contracts'
import { count } from '@/format/counts'
import { yuan } from '@/format/money'
import type { StateWords } from '@/format/orders'

export type Plan = Output<'settlement.plan'>
type Row = Output<'settlement.rows'>['items'][number]

const VERDICT_WORDS: Readonly<Record<Row['verdict'], StateWords>> = {
  settle: { text: '可以结算', tone: 'ok' },
  'after-sale': { text: '售后中，先不结', tone: 'wait' },
  'promoter-on-hold': { text: '推客停用，先不结', tone: 'wait' },
}

const OUTCOME_WORDS: Readonly<Record<NonNullable<Row['outcome']>, StateWords>> = {
  settled: { text: '已结算', tone: 'ok' },
  changed: { text: '试算后有变动，没有结', tone: 'wait' },
  'after-sale': { text: '有了售后，没有结', tone: 'wait' },
  'promoter-on-hold': { text: '推客停用，没有结', tone: 'wait' },
  gone: { text: '已结过或已退款', tone: 'plain' },
}

/** What would become of a row, and once the plan was executed what did. */
export const rowWords = ({ verdict, outcome }: Pick<Row, 'verdict' | 'outcome'>): StateWords =>
  outcome === null ? VERDICT_WORDS[verdict] : OUTCOME_WORDS[outcome]

/** What a row gives the promoter: money, or points of a program that pays in points. */
export function gives({ promoterFen, points }: Pick<Row, 'promoterFen' | 'points'>): string {
  if (points > 0 && promoterFen === 0) return `+${count(points)} 积分`
  return promoterFen > 0 ? `+${yuan(promoterFen)}` : yuan(promoterFen)
}

/** How far a plan is. */
export function planSays({ state, rows, settles, done, settled, skipped, isPart }: Plan): string {
  if (state === 'running') return `正在结算，已处理 ${count(done)} / ${count(rows)} 笔`
  if (state === 'done') return `结算完成：结算 ${count(settled)} 笔，跳过 ${count(skipped)} 笔`
  if (rows === 0) return '现在没有到期的佣金'
  const more = isPart ? '，还有更多，执行后再试算' : ''
  return `${count(rows)} 笔到期，其中 ${count(settles)} 笔可以结算${more}`
}

/** How what is due settles: now, and once an announced change holds. */
export function settlementModeWords(byItself: boolean, wanted: boolean): string {
  if (byItself !== wanted) return '一分钟内生效'
  return byItself ? '到期的佣金每分钟结算一次' : '只在执行试算时结算'
}
