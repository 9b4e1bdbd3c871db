import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { openFile } from '@/api/open-file'
import { Icon } from '@/components/icon'
import { PageFrame } from '@/components/page-frame'
import { monthWords } from '@/format/commissions'
import { lastMonths } from '@/format/withdrawals'
import { useCommand } from '@/hooks/use-command'
import { useQuery } from '@/hooks/use-query'
import './statement.scss'

/** Older statements are asked of the finance staff. */
const MONTHS = 12

/** A month's commissions and withdrawals as a table: a file in a browser, a copied address in WeChat. */
export default function Statement() {
  const [month, setMonth] = useState<string | null>(null)
  const make = useCommand('withdrawals.statement')
  // Which months there are is a question of the server's time; any answer tells it.
  useQuery('members.me', {})
  const now = serverNow()
  const open = async (chosen: string) => {
    if (make.busy) return
    setMonth(chosen)
    const made = await make.send({ month: chosen })
    if (made !== null) await openFile(made.url, `tuike-${chosen}.csv`)
  }
  return (
    <PageFrame title="每月对账单">
      <View className="body-2 statement__how">
        每月的佣金、退回和提现，CSV 表格，可以用 Excel 打开。链接两小时内有效。
      </View>
      <View className="card statement__months">
        {lastMonths(now, MONTHS).map((one) => (
          <View
            key={one}
            id={`statement-${one}`}
            className="statement__month"
            ariaRole="button"
            onClick={() => void open(one)}
          >
            <View className="statement__name figure">{monthWords(one, now)}</View>
            {month === one && make.busy && <View className="body-2">正在生成</View>}
            {month === one && make.refusal !== null && (
              <View className="statement__refusal" ariaRole="alert">
                {make.refusal.text}
              </View>
            )}
            <Icon name="chevron" size={16} />
          </View>
        ))}
      </View>
    </PageFrame>
  )
}
