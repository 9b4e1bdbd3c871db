import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Avatar } from '@/components/avatar'
import { Icon } from '@/components/icon'
import { LinkCode } from '@/components/link-code'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { StatusTag } from '@/components/status-tag'
import { dayOf } from '@/format/date'
import { nameOf } from '@/format/names'
import { useQuery } from '@/hooks/use-query'
import { OrderStates } from './order-states'

type Me = Output<'members.me'>

interface Props {
  readonly me: Me
  readonly member: NonNullable<Me['member']>
}

const BASIS_WORDS = { code: '凭推荐码', share: '凭链接' } as const

export function MemberCard({ me, member }: Props) {
  const { output } = useQuery('bindings.mine', {})
  return (
    <>
      <View
        id="mine-profile"
        className="card mine__person"
        ariaRole="button"
        ariaLabel="个人资料"
        onClick={() => goTo('profile')}
      >
        <Avatar name={member.nickname} url={member.avatarUrl} large />
        <View className="mine__words">
          <View className="title one-line">{nameOf(member.nickname)}</View>
          <View className="body-2 figure one-line">{member.phone ?? `${dayOf(member.registeredAt)} 注册`}</View>
        </View>
        {me.isPromoter && <StatusTag tone="ok" text="推客" />}
        <Icon name="chevron" size={16} />
      </View>
      <OrderStates />
      <PlainRows>
        <PlainRow text="推荐人" value={output === null ? '' : bindingWords(output.binding)} />
        <LinkCode />
      </PlainRows>
    </>
  )
}

function bindingWords(binding: Output<'bindings.mine'>['binding']): string {
  return binding === null ? '没有推荐人' : `${nameOf(binding.promoterName)} · ${BASIS_WORDS[binding.basis]}`
}
