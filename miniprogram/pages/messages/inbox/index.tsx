import { View } from '@tarojs/components'
import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { RemindMe } from '@/components/remind-me'
import type { LetterMessage } from '@/format/messages'
import { useList } from '@/hooks/use-list'
import { useMute } from '../use-mute'
import { MessageRow } from './message-row'
import { ReadingSheet } from './reading-sheet'
import { useReading } from './use-reading'
import './inbox.scss'

/** What happened to somebody's orders and gifts, and what their promoter wrote, newest first. Having seen the list is having read it. */
export default function Inbox() {
  const list = useList('messages.mine', {})
  const { isMuted, promoterName } = useMute()
  const [open, setOpen] = useState<LetterMessage | null>(null)
  useReading(list.rows)
  return (
    <PageFrame title="消息">
      {promoterName !== null && !isMuted && (
        <View className="inbox__reminder">
          <RemindMe reminder="letter" />
        </View>
      )}
      <ListView
        list={list}
        keyOf={({ messageId }) => messageId}
        row={(message) => <MessageRow message={message} onLetter={setOpen} />}
        empty={<EmptyView icon="info" text="还没有消息" hint="发货、退款、礼物的进展和推客的消息会在这里" />}
      />
      {open !== null && <ReadingSheet letter={open} onClose={() => setOpen(null)} />}
    </PageFrame>
  )
}
