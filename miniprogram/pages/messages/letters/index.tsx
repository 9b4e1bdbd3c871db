import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { useList } from '@/hooks/use-list'
import { LETTER_LIMITS } from '../limits'
import { LetterRow } from './letter-row'
import './letters.scss'

/** What a promoter wrote to the customers, and how far each letter is. */
export default function Letters() {
  const list = useList('messages.letters', {})
  return (
    <PageFrame title="群发消息">
      <View className="letters__head">
        <Button
          id="letters-write"
          className="wide"
          type="primary"
          fill="solid"
          size="xlarge"
          onClick={() => goTo('writeLetter')}
        >
          写给全部客户
        </Button>
        <View className="hint letters__limits">{LETTER_LIMITS}</View>
      </View>
      <ListView
        list={list}
        keyOf={({ letterId }) => letterId}
        row={(letter) => <LetterRow letter={letter} />}
        empty={<EmptyView icon="users" text="还没有写过消息" hint="新品、活动和使用小窍门，都可以写给你的客户" />}
      />
    </PageFrame>
  )
}
