import { View } from '@tarojs/components'
import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { type Row, useList } from '@/hooks/use-list'
import { DecisionSheet } from './decision-sheet'
import { type Filter, Filters, NO_FILTER } from './filters'
import { PromoterRow } from './promoter-row'
import './list.scss'

export default function PromoterList() {
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [deciding, setDeciding] = useState<Row<'promoters.list'> | null>(null)
  const list = useList('promoters.list', filter)
  const filtered = filter.state !== undefined || filter.code !== undefined
  return (
    <PageFrame title="推客管理" wide>
      <Filters filter={filter} onChange={setFilter} />
      <ListView
        list={list}
        keyOf={(promoter) => promoter.promoterId}
        row={(promoter) => <PromoterRow promoter={promoter} onDecide={() => setDeciding(promoter)} />}
        empty={
          filtered ? (
            <EmptyView
              icon="search"
              text="没有符合的推客"
              action={{ text: '看全部', onClick: () => setFilter(NO_FILTER) }}
            />
          ) : (
            <EmptyView icon="users" text="还没有推客" hint="会员成为推客后会在这里" />
          )
        }
      />
      <View>
        {deciding !== null && (
          <DecisionSheet
            promoter={deciding}
            onClose={() => setDeciding(null)}
            onDecided={() => {
              setDeciding(null)
              void list.reload()
            }}
          />
        )}
      </View>
    </PageFrame>
  )
}
