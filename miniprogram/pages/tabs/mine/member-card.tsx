import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Avatar } from '@/components/avatar'
import { LeadRows } from '@/components/lead-rows'
import { StatusTag } from '@/components/status-tag'
import { dayOf } from '@/format/date'
import { nameOf } from '@/format/names'
import { useQuery } from '@/hooks/use-query'
import { LinkCode } from './link-code'

interface Props {
  readonly me: Output<'members.me'>
  readonly member: NonNullable<Output<'members.me'>['member']>
}

const BASIS_WORDS = { code: '凭推荐码', share: '凭链接' } as const

export function MemberCard({ me, member }: Props) {
  const { output } = useQuery('bindings.mine', {})
  const binding = output?.binding ?? null
  return (
    <>
      <View className="card mine__person">
        <Avatar name={member.nickname} url={member.avatarUrl} large />
        <View className="mine__words">
          <View className="title one-line">{nameOf(member.nickname)}</View>
          <View className="body-2 figure">{dayOf(member.registeredAt)} 注册</View>
        </View>
        {me.isPromoter && <StatusTag tone="ok" text="推客" />}
      </View>
      <LeadRows rows={[{ id: 'mine-orders', icon: 'deal', text: '我的订单', onClick: () => goTo('orderList') }]} />
      <View className="card mine__rows">
        <View className="mine__row">
          <View>推荐人</View>
          <View className="mine__value one-line">
            {output === null
              ? ''
              : binding === null
                ? '没有推荐人'
                : `${nameOf(binding.promoterName)} · ${BASIS_WORDS[binding.basis]}`}
          </View>
        </View>
        <LinkCode />
      </View>
    </>
  )
}
