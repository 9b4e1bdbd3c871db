import { Notice } from '@/components/notice'
import { useQuery } from '@/hooks/use-query'

/** For a disabled promoter, on pages about money: what waits and what does not. Nothing for all others. */
export function HoldNotice() {
  const { output } = useQuery('promoters.me', {})
  if (output?.promoter?.state !== 'disabled') return null
  return (
    <Notice tone="bad" icon="alert">
      推客资格已停用：冻结的佣金先不结算，等商家确认。已经可提现的照样能提。
    </Notice>
  )
}
