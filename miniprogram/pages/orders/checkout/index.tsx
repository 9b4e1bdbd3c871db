import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { PageFrame } from '@/components/page-frame'
import { CartCheckout } from './cart-checkout'
import { CheckoutForm } from './checkout-form'

/** What is bought and where it goes: `?skuId=…&quantity=1&contentId=…`, or SKUs of the cart: `?cart=….…`. */
export default function Checkout() {
  const { params } = useRouter()
  const { skuId, contentId, cart } = params
  const typed = Number(params.quantity ?? 1)
  const quantity = Number.isInteger(typed) && typed > 0 ? typed : 1
  return (
    <PageFrame title="确认订单">
      {cart ? (
        <CartCheckout skuIds={cart.split('.')} />
      ) : skuId ? (
        <CheckoutForm
          begun={{
            items: [{ skuId, quantity, ...(contentId ? { contentId } : {}) }],
            fromCart: false,
            leftOf: () => null,
          }}
        />
      ) : (
        <EmptyView icon="deal" text="还没有选商品" hint="从商品页点购买进来" />
      )}
    </PageFrame>
  )
}
