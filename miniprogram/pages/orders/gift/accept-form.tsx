import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { useCommand } from '@/hooks/use-command'
import { AddressFields } from '../address/fields'
import { useAddress } from '../address/use-address'

/** Takes the gift to an address. The first one who does has it. */
export function AcceptForm({ code }: { readonly code: string }) {
  const form = useAddress()
  const accept = useCommand('orders.acceptGift', {
    onDone: () => {
      say('领到了')
      void askAgain('orders.gift')
    },
  })
  const send = async () => {
    const address = form.check()
    if (address === null) return
    // A refusal says that the gift is not what the page shows.
    if ((await accept.send({ code, address })) === null) void askAgain('orders.gift')
  }
  return (
    <View className="card">
      <AddressFields form={form} />
      {accept.refusal !== null && (
        <View className="gift__refusal" ariaRole="alert">
          {accept.refusal.text}
        </View>
      )}
      <Button
        id="gift-accept"
        className="wide gift__send"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={accept.busy}
        onClick={() => void send()}
      >
        领取礼物
      </Button>
    </View>
  )
}
