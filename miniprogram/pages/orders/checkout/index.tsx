import { useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { PageFrame } from '@/components/page-frame'
import { CheckoutForm } from './checkout-form'

/** What is bought and where it goes: `?skuId=…&quantity=1&contentId=…`. */
export default function Checkout() {
  const { params } = useRouter()
  const { skuId, contentId } = params
  const quantity = Number(params.quantity ?? 1)
  return (
    <PageFrame title="确认订单">
      {skuId ? (
        <CheckoutForm
          skuId={skuId}
          contentId={contentId || null}
          first={Number.isInteger(quantity) && quantity > 0 ? quantity : 1}
        />
      ) : (
        <EmptyView icon="deal" text="还没有选商品" hint="从商品页点购买进来" />
      )}
    </PageFrame>
  )
}
