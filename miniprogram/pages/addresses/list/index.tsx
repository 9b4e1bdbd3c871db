import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { pickedAddress } from '@/api/picked-address'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { goBack } from '../go-back'
import { AddressCard } from './address-card'
import './list.scss'

/** Most addresses of one book (`ADDRESSES_MAX` in the contracts). */
const MAX = 20

type Book = Output<'addresses.mine'>

/** The address book. `?pick=1`: one of them is chosen for what is being bought, and the page goes back. */
export default function AddressList() {
  const { params } = useRouter()
  const picks = params.pick === '1'
  const book = useQuery('addresses.mine', {})
  return (
    <PageFrame title="收货地址">
      <QueryView query={book} loading={<LoadingView shape="list" />}>
        {(output) => <Shown book={output} picks={picks} />}
      </QueryView>
    </PageFrame>
  )
}

function Shown({ book, picks }: { readonly book: Book; readonly picks: boolean }) {
  // Who adds one while picking means that one: the page of the form goes back over this one.
  const add = () => goTo('addressEdit', picks ? { pick: 1, back: 2 } : {})
  const open = (addressId: string) => {
    if (!picks) return goTo('addressEdit', { id: addressId })
    pickedAddress.set(addressId)
    goBack(1)
  }
  const isFull = book.items.length >= MAX
  if (book.items.length === 0)
    return (
      <EmptyView
        icon="home"
        text="还没有收货地址"
        hint="存好以后，下单不用再填"
        action={{ text: '添加地址', onClick: add }}
      />
    )
  return (
    <>
      {book.items.map((address) => (
        <AddressCard key={address.addressId} address={address} onOpen={() => open(address.addressId)} />
      ))}
      <View className="address-list__add">
        <Button
          id="address-add"
          className="wide"
          type="primary"
          fill="solid"
          size="xlarge"
          disabled={isFull}
          onClick={add}
        >
          添加地址
        </Button>
        <View className="hint address-list__hint">
          {isFull ? `已满 ${MAX} 个，删掉不用的才能再加` : `最多 ${MAX} 个`}
        </View>
      </View>
    </>
  )
}
