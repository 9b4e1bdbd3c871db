import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { StatusTag } from '@/components/status-tag'
import { moment } from '@/format/date'
import { progressWords, type SentLetter, toWords } from '@/format/messages'

/** A letter that was sent; a tap shows all of it. */
export function LetterRow({ letter }: { readonly letter: SentLetter }) {
  const [isOpen, setOpen] = useState(false)
  const { title, body, product, sentAt, state, toName } = letter
  return (
    <View
      className="letter"
      ariaRole="button"
      ariaLabel={`${title}，${isOpen ? '收起' : '展开'}`}
      onClick={() => setOpen(!isOpen)}
    >
      <View className="letter__head">
        <View className="letter__title one-line">{title}</View>
        {state === 'sending' && <StatusTag tone="wait" text="发送中" />}
        {toName !== null && <StatusTag tone="plain" text="单独" />}
      </View>
      <View className={isOpen ? 'body-2 letter__body' : 'body-2 letter__body one-line'}>{body}</View>
      {product !== null && <View className="body-2 one-line">商品：{product.title}</View>}
      <View className="letter__foot">
        <View className="one-line">
          {toWords(letter)} · {progressWords(letter)}
        </View>
        <View className="letter__at figure">{moment(sentAt, serverNow())}</View>
      </View>
    </View>
  )
}
