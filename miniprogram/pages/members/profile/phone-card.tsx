import { Button } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { type PhoneDetail, phoneAnswer } from '@/api/phone-code'
import { inWeChat, say } from '@/api/platform'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useCommand } from '@/hooks/use-command'

/** The phone that WeChat vouches for. It is typed nowhere, so nobody can give another person's. */
export function PhoneCard({ phone }: { readonly phone: string | null }) {
  const [removing, setRemoving] = useState(false)
  const [unavailable, setUnavailable] = useState(false)
  const set = useCommand('members.setPhone', { onDone: () => void askAgain('members.me') })
  const remove = useCommand('members.removePhone', {
    onDone: () => {
      setRemoving(false)
      void askAgain('members.me')
      say('手机号删掉了')
    },
  })
  const take = (detail: PhoneDetail) => {
    const answer = phoneAnswer(detail)
    setUnavailable(answer.kind === 'unavailable')
    // Whoever refused knows; there is nothing to say.
    if (answer.kind === 'code') void set.send({ code: answer.code })
  }
  const refusal = unavailable ? '微信现在给不出手机号，请过一会儿再试' : (set.refusal?.text ?? null)
  return (
    <View className="card">
      <View className="profile__phone">
        <View>手机号（选填）</View>
        <View className="figure profile__number">{phone ?? '没有填'}</View>
      </View>
      <View className="body-2">
        记在你的资料里，只有你自己看得到，中间四位显示成星号。不填也能下单、推广和提现，随时可以删掉。
      </View>
      {refusal !== null && (
        <View className="profile__refusal" ariaRole="alert">
          {refusal}
        </View>
      )}
      <View className="profile__ways">
        {inWeChat ? (
          <WeChatButton
            id="profile-phone"
            className="profile__phone-button"
            openType="getPhoneNumber"
            disabled={set.busy}
            onGetPhoneNumber={({ detail }) => take(detail)}
          >
            {phone === null ? '用微信手机号' : '换成微信手机号'}
          </WeChatButton>
        ) : (
          <View className="body-2">{phone === null ? '填手机号请在小程序完成' : '换手机号请在小程序完成'}</View>
        )}
        {phone !== null && (
          <Button id="profile-phone-remove" className="tall" size="large" onClick={() => setRemoving(true)}>
            删除手机号
          </Button>
        )}
      </View>
      {removing && (
        <ConfirmSheet
          title="删除手机号"
          facts={[{ label: '手机号', value: phone ?? '' }]}
          note="删掉后我们不再保存它，以后可以再填。"
          verb="删除"
          busy={remove.busy}
          refusal={remove.refusal}
          onConfirm={() => void remove.send({})}
          onClose={() => setRemoving(false)}
        />
      )}
    </View>
  )
}
