import { Button, Input } from '@nutui/nutui-react-taro'
import { normalizeCode } from '@shared/kernel/ids'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { Field } from '@/components/field'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useCommand } from '@/hooks/use-command'
import './link-device.scss'

/** Signs of a login code, without the blanks and dashes that people type (`linkCodeField` in the contracts). */
const SIGNS = 8

/** What is another answer once this device is the member: their own, and what came along with the device. */
const FOLLOWS = [
  'members.me',
  'promoters.me',
  'bindings.mine',
  'orders.cart',
  'orders.cartCount',
  'orders.counts',
  'addresses.mine',
  'messages.unread',
] as const

export default function LinkDevice() {
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const link = useCommand('members.linkIdentity', {
    onDone: () => {
      void askAgain(...FOLLOWS)
      say('登录好了')
      void Taro.switchTab({ url: urlOfTab('mine') })
    },
  })
  const code = normalizeCode(typed)
  const tooShort = left && code !== '' && code.length !== SIGNS ? `登录码是 ${SIGNS} 位字母和数字` : null
  return (
    <PageFrame title="在这台设备登录">
      <View className="card">
        <View className="body-2 link-device__how">
          在你已登录的设备上打开「我的 › 在其他设备登录」，把那里显示的登录码填在下面。
        </View>
        <View className="body-2 link-device__how">
          登录后，这台设备上的购物车、收货地址、收到的礼物和消息都并入那个账号。只填你自己的登录码，别人给的不要填。
        </View>
        <Field label="登录码" hint="8 位字母和数字，几分钟内有效" refusal={link.refusal?.text ?? tooShort}>
          <Input
            id="link-code"
            className="link-device__code"
            value={typed}
            placeholder="如 K7QF 2M9R"
            maxLength={32}
            onBlur={() => setLeft(true)}
            onChange={(text) => {
              setTyped(text)
              setLeft(false)
              link.clear()
            }}
          />
        </Field>
        <Button
          id="link-send"
          className="wide link-device__send"
          type="primary"
          fill="solid"
          size="xlarge"
          loading={link.busy}
          disabled={code.length !== SIGNS}
          onClick={() => void link.send({ code })}
        >
          登录
        </Button>
      </View>
    </PageFrame>
  )
}
