import { Button, Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { count } from '@/format/counts'
import { useClosing } from './use-closing'

/** What has to be typed, so that nobody closes an account by a slip of the finger. */
const WORD = '注销'

const DELETED: readonly string[] = [
  '昵称、头像、手机号、收货地址、购物车和消息，马上删除',
  '订单里的姓名、电话、详细地址和备注，售后的说明和图片，几分钟内删除',
  '推荐关系和推客身份不再有效，你的推广链接也失效',
  '你在其他设备上的登录',
]

interface Props {
  /** Points that are given up. */
  readonly points: number
  readonly onClosed: () => void
  /** Something came up that has to be settled first. */
  readonly onBlocked: () => void
}

export function CloseForm({ points, onClosed, onBlocked }: Props) {
  const [typed, setTyped] = useState('')
  const [asking, setAsking] = useState(false)
  const closing = useClosing({
    onClosed,
    onBlocked: () => {
      setAsking(false)
      onBlocked()
    },
  })
  return (
    <>
      <Notice tone="bad" icon="alert">
        注销后找不回来。以后再注册，就是一个新账号。
      </Notice>
      <View className="card">
        <View className="title">会没有的</View>
        {DELETED.map((text) => (
          <View key={text} className="close__text">
            {text}
          </View>
        ))}
        {points > 0 && <View className="close__text figure">{count(points)} 积分作废</View>}
      </View>
      <View className="card">
        <View className="title">会保留的</View>
        <View className="close__text">提现和交易记录按法律要求保留，里面不再有你的昵称、头像和手机号。</View>
      </View>
      <View className="card">
        <Field label={`确定要注销，就在下面填「${WORD}」`}>
          <Input id="close-word" value={typed} placeholder={WORD} maxLength={8} onChange={setTyped} />
        </Field>
        <Button
          id="close-ask"
          className="wide close__ask"
          type="primary"
          fill="solid"
          size="xlarge"
          disabled={typed.trim() !== WORD}
          onClick={() => setAsking(true)}
        >
          注销账号
        </Button>
      </View>
      {asking && (
        <ConfirmSheet
          title="注销账号"
          facts={points > 0 ? [{ label: '作废的积分', value: count(points), strong: true }] : []}
          note="资料马上删除，找不回来。"
          verb="注销"
          busy={closing.busy}
          refusal={closing.refusal}
          onConfirm={() => void closing.send()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
