import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Avatar } from '@/components/avatar'
import { StatusTag } from '@/components/status-tag'
import { dayOf } from '@/format/date'
import { nameOf } from '@/format/names'
import type { Row } from '@/hooks/use-list'

interface Props {
  readonly promoter: Row<'promoters.list'>
  readonly onDecide: () => void
}

export function PromoterRow({ promoter, onDecide }: Props) {
  const disabled = promoter.state === 'disabled'
  return (
    <View className="promoter-row">
      <Avatar name={promoter.name} />
      <View className="promoter-row__words">
        <View className="promoter-row__name">
          <View className="one-line">{nameOf(promoter.name)}</View>
          <StatusTag tone={disabled ? 'bad' : 'ok'} text={disabled ? '已停用' : '正常'} />
        </View>
        <View className="body-2 figure promoter-row__facts">
          <View className="promoter-row__fact">{promoter.code}</View>
          <View className="promoter-row__fact">{dayOf(promoter.enrolledAt)} 加入</View>
        </View>
        {promoter.disabledReason !== null && (
          <View className="body-2 promoter-row__reason">停用原因：{promoter.disabledReason}</View>
        )}
      </View>
      <Button className="tall" size="large" onClick={onDecide}>
        {disabled ? '恢复' : '停用'}
      </Button>
    </View>
  )
}
