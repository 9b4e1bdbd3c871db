import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Notice } from '@/components/notice'
import { type Block, blockShown } from '@/format/closure'

interface Props {
  readonly blocks: readonly Block[]
  readonly checking: boolean
  readonly onAgain: () => void
}

/** What has to be settled first, each with the way there. */
export function Blocks({ blocks, checking, onAgain }: Props) {
  return (
    <>
      <Notice tone="wait" icon="info">
        还有 {blocks.length} 件事没办完，办完才能注销
      </Notice>
      {blocks.map((block) => (
        <BlockCard key={block.reason} block={block} />
      ))}
      <Button id="close-again" className="wide close__again" size="xlarge" loading={checking} onClick={onAgain}>
        再查一次
      </Button>
    </>
  )
}

function BlockCard({ block }: { readonly block: Block }) {
  const { text, how, amount, lead } = blockShown(block)
  return (
    <View className="card close__block">
      <View className="close__words">
        <View>{text}</View>
        <View className="body-2">{how}</View>
        {amount !== '' && <View className="figure close__amount">{amount}</View>}
      </View>
      {lead !== null && (
        <Button
          id={`close-${block.reason}`}
          className="tall"
          size="large"
          onClick={() => goTo(lead.page, lead.query ?? {})}
        >
          {lead.verb}
        </Button>
      )}
    </View>
  )
}
