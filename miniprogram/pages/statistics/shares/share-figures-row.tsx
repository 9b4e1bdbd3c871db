import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { StatusTag } from '@/components/status-tag'
import { count } from '@/format/counts'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { shareTitle } from '@/format/statistics'

type ShareFigures = Output<'statistics.shares'>['items'][number]

/** One share: what it points to, for which channel, and what came of it. */
export function ShareFiguresRow({ share, now }: { readonly share: ShareFigures; readonly now: number }) {
  const { tag, visits, linkOpens, registrations, orders, paidFen, lastAt } = share
  const figures = [
    `点击 ${count(visits)}`,
    ...(linkOpens === 0 ? [] : [`链接打开 ${count(linkOpens)}`]),
    `注册 ${count(registrations)}`,
    `订单 ${count(orders)}`,
  ]
  return (
    <View className="share-figures">
      <View className="share-figures__line">
        <View className="share-figures__title one-line">{shareTitle(share)}</View>
        <View
          className={
            paidFen > 0 ? 'share-figures__paid share-figures__paid--some figure' : 'share-figures__paid figure'
          }
        >
          成交 ¥{yuan(paidFen)}
        </View>
      </View>
      <View className="share-figures__counts body-2 figure">
        {figures.map((figure) => (
          <View key={figure}>{figure}</View>
        ))}
      </View>
      <View className="share-figures__marks">
        {tag !== null && <StatusTag tone="plain" text={tag} />}
        <View className="hint figure">最近 {moment(lastAt, now)}</View>
      </View>
    </View>
  )
}
