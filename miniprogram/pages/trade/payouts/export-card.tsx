import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { openFile } from '@/api/open-file'
import { count } from '@/format/counts'
import { CHANNEL_WORDS } from '@/format/withdrawals'
import { useCommand } from '@/hooks/use-command'

const CHANNELS = ['bank', 'alipay'] as const

/** The table has the payees in full: what is in it can no longer be cancelled by the promoter. */
export function ExportCard() {
  const [chosen, setChosen] = useState<(typeof CHANNELS)[number]>('bank')
  const [said, setSaid] = useState<string | null>(null)
  const [before, setBefore] = useState(0)
  const make = useCommand('withdrawals.exportToPay')
  const download = async (channel: (typeof CHANNELS)[number], again = false) => {
    setChosen(channel)
    setSaid(null)
    setBefore(0)
    const made = await make.send({ channel, ...(again ? { again } : {}) })
    if (made === null) return
    const { url, rows, isAll, exportedBefore } = made
    const more = isAll ? '' : again ? '，还有更多，付完再导' : '，还有更多，请再导一次'
    setSaid(url === null ? '没有新的待打款' : `已导出 ${count(rows)} 笔${more}`)
    if (!again) setBefore(exportedBefore)
    if (url !== null) await openFile(url, `tuike-${channel}.csv`)
  }
  return (
    <View className="card">
      <View className="title">导出待打款</View>
      <View className="body-2 payouts__how">
        表格里有完整的收款账号，请妥善保管。导出后推客不能再取消，也不会再出现在下一份表格里。链接两小时内有效。
      </View>
      <View className="payouts__ways">
        {CHANNELS.map((channel) => (
          <Button
            key={channel}
            id={`export-${channel}`}
            className="wide"
            size="xlarge"
            disabled={make.busy && chosen !== channel}
            loading={make.busy && chosen === channel}
            onClick={() => void download(channel)}
          >
            {CHANNEL_WORDS[channel].name}
          </Button>
        ))}
      </View>
      {said !== null && <View className="body-2 payouts__said figure">{said}</View>}
      {before > 0 && (
        <View className="payouts__before">
          <View className="body-2 payouts__said figure">另有 {count(before)} 笔以前导出过，还没有结果</View>
          <Button
            id="export-again"
            className="wide"
            size="xlarge"
            loading={make.busy}
            onClick={() => void download(chosen, true)}
          >
            连同以前的再导一次
          </Button>
        </View>
      )}
      {make.refusal !== null && (
        <View className="payouts__refusal" ariaRole="alert">
          {make.refusal.text}
        </View>
      )}
    </View>
  )
}
