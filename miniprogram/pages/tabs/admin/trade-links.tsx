import type { Output } from '@shared/contracts'
import { answerTo } from '@/api/answers'
import { goTo, type PageName } from '@/api/navigate'
import { useStore } from '@/api/store'
import type { IconName } from '@/components/icon'
import { LeadRows } from '@/components/lead-rows'

type Role = Output<'members.me'>['staffRoles'][number]

const ALL: readonly Role[] = ['owner', 'operator', 'finance']
const MONEY: readonly Role[] = ['owner', 'finance']
const FRONT: readonly Role[] = ['owner', 'operator']
const LINKS: readonly {
  readonly page: PageName
  readonly icon: IconName
  readonly text: string
  readonly for: readonly Role[]
}[] = [
  { page: 'tradeOrders', icon: 'deal', text: '订单', for: ALL },
  { page: 'tradeAfterSales', icon: 'info', text: '售后', for: ALL },
  { page: 'tradeSettlement', icon: 'check', text: '佣金结算', for: MONEY },
  { page: 'tradeWithdrawals', icon: 'wallet', text: '提现审核', for: MONEY },
  { page: 'tradeBooks', icon: 'shield', text: '核账', for: MONEY },
  { page: 'arrangeHome', icon: 'home', text: '首页布置', for: FRONT },
  { page: 'shelves', icon: 'deal', text: '商品分类', for: FRONT },
  { page: 'managePitches', icon: 'copy', text: '推广文案', for: FRONT },
]

/** What is bought, whose money it becomes, and the mall's front: each member of the staff sees what they may open, and the server decides. */
export function TradeLinks() {
  const { output: me } = useStore(answerTo('members.me', {}))
  const roles = me?.staffRoles ?? []
  const shown = LINKS.filter(({ for: allowed }) => allowed.some((role) => roles.includes(role)))
  if (shown.length === 0) return null
  return (
    <LeadRows
      rows={shown.map(({ page, icon, text }) => ({ id: `admin-${page}`, icon, text, onClick: () => goTo(page) }))}
    />
  )
}
