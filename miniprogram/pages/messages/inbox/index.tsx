import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { useList } from '@/hooks/use-list'
import { MessageRow } from './message-row'
import { useReading } from './use-reading'
import './inbox.scss'

/** What happened to somebody's orders and gifts, newest first. Having seen the list is having read it. */
export default function Inbox() {
  const list = useList('messages.mine', {})
  useReading(list.rows)
  return (
    <PageFrame title="消息">
      <ListView
        list={list}
        keyOf={({ messageId }) => messageId}
        row={(message) => <MessageRow message={message} />}
        empty={<EmptyView icon="info" text="还没有消息" hint="发货、退款和礼物的进展会在这里告诉你" />}
      />
    </PageFrame>
  )
}
