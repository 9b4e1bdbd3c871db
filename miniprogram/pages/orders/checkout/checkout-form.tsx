import { View } from '@tarojs/components'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { Delivery } from './delivery'
import { Submit } from './submit'
import { type Begun, useCheckout } from './use-checkout'
import { WantedShop } from './wanted-shop'
import './checkout.scss'

/** Where it goes, what it is, what it costs, and the one press. */
export function CheckoutForm({ begun }: { readonly begun: Begun }) {
  const checkout = useCheckout(begun)
  const { quote, to, gift, note } = checkout
  return (
    <QueryView query={quote} loading={<LoadingView shape="card" count={4} />}>
      {(quoted) => (
        <View className="checkout">
          <Delivery
            to={to}
            addressProblem={checkout.addressProblem}
            gift={gift}
            note={note}
            onGift={checkout.setGift}
            onNote={checkout.setNote}
          />
          {quoted.shops.map((shop) => (
            <WantedShop
              key={shop.shopId}
              shop={shop}
              quantity={checkout.quantity}
              noteOf={checkout.noteOf}
              usesPoints={checkout.usesPoints(shop.shopId)}
              onQuantity={checkout.setQuantity}
              onPoints={(on) => checkout.setPoints(shop.shopId, on ? shop.pointsMax : 0)}
            />
          ))}
          <Submit
            quoted={quoted}
            seenFen={checkout.seenFen}
            asking={quote.asking}
            busy={checkout.busy}
            refusal={checkout.refusal}
            isUnsure={checkout.isUnsure}
            onSubmit={() => void checkout.submit(quoted)}
          />
        </View>
      )}
    </QueryView>
  )
}
