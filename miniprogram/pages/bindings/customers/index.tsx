import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { serverNow } from '@/api/clock'
import { Avatar } from '@/components/avatar'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { StatusTag } from '@/components/status-tag'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { moment } from '@/format/date'
import { nameOf } from '@/format/names'
import { type Row, useList } from '@/hooks/use-list'
import './customers.scss'

const BASIS_WORDS: Readonly<Record<Row<'bindings.customers'>['basis'], string>> = { code: '推荐码', share: '链接' }

export default function Customers() {
  const list = useList('bindings.customers', {})
  return (
    <PageFrame title="我的客户">
      <ListView
        list={list}
        keyOf={(customer, index) => `${customer.boundAt} ${index}`}
        row={(customer) => (
          <View className="customer">
            <Avatar name={customer.name} />
            <View className="customer__words">
              <View className="one-line">{nameOf(customer.name)}</View>
              <View className="body-2 figure">{moment(customer.boundAt, serverNow())}</View>
            </View>
            <StatusTag tone="plain" text={BASIS_WORDS[customer.basis]} />
          </View>
        )}
        empty={
          <EmptyView
            icon="users"
            text="还没有客户"
            hint="用你的链接或推荐码注册的人会在这里"
            action={{ text: '去推广', onClick: () => void Taro.switchTab({ url: urlOfTab('promotion') }) }}
          />
        }
      />
    </PageFrame>
  )
}
