import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useList } from '@/hooks/use-list'
import { CustomerRow } from './customer-row'
import { CustomerSearch } from './customer-search'
import './customers.scss'

type Sort = 'newest' | 'paid' | 'last-order'
const SORTS: readonly { readonly text: string; readonly value: Sort }[] = [
  { text: '最新注册', value: 'newest' },
  { text: '消费最多', value: 'paid' },
  { text: '最近下单', value: 'last-order' },
]

/** The promoter's customers: in one of three orders, or those with some signs in their nickname. */
export default function Customers() {
  const [sort, setSort] = useState<Sort>('newest')
  const [search, setSearch] = useState('')
  // The box is filled by typing only, and emptied by a new one.
  const [emptied, setEmptied] = useState(0)
  const list = useList('bindings.customers', search === '' ? { sort } : { search })
  const now = serverNow()
  const showAll = () => {
    setSearch('')
    setEmptied(emptied + 1)
  }
  return (
    <PageFrame title="我的客户">
      <CustomerSearch key={emptied} first={search} onSearch={setSearch} />
      {search === '' ? (
        <FilterChips chips={SORTS} chosen={sort} onChoose={setSort} />
      ) : (
        <View className="body-2 customers__found">昵称里有“{search}”的客户，最新注册的在前</View>
      )}
      {list.rows.length > 0 && <View className="hint customers__note">消费每 5 分钟更新，退款的不计</View>}
      <ListView
        list={list}
        // Who pays between two answers moves, and may stand on both of them.
        keyOf={({ customerId }, index) => `${customerId} ${index}`}
        row={(customer) => <CustomerRow customer={customer} now={now} />}
        empty={
          search === '' ? (
            <EmptyView
              icon="users"
              text="还没有客户"
              hint="用你的链接或推荐码注册的人会在这里"
              action={{ text: '去推广', onClick: () => void Taro.switchTab({ url: urlOfTab('promotion') }) }}
            />
          ) : (
            <EmptyView
              icon="search"
              text={`没有找到“${search}”`}
              hint="按昵称找，只显示第一个字"
              action={{ text: '看全部客户', onClick: showAll }}
            />
          )
        }
      />
    </PageFrame>
  )
}
