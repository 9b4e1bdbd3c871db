import { Button, Input, TextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useStore } from '@/api/store'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { bodyMax, titleMax } from '../limits'
import { letterDraft } from './draft'
import { Preview } from './preview'
import { ProductPopup } from './product-popup'
import { SendSheet } from './send-sheet'
import { type To, toShown } from './to'
import { useSending } from './use-sending'

/** What is written, how it will look, and the one press that sends it. */
export function WriteForm({ to }: { readonly to: To }) {
  const draft = letterDraft(to.customerId)
  const letter = useStore(draft.store)
  const [isPicking, setPicking] = useState(false)
  const sending = useSending(to.customerId, draft)
  const { title, body, product } = letter
  const isEmpty = to.customerId === null && to.customersTotal === 0
  const isReady = title.trim() !== '' && body.trim() !== ''
  const change = (next: Parameters<typeof draft.change>[0]) => {
    draft.change(next)
    sending.clear()
  }
  return (
    <>
      {isEmpty && (
        <Notice tone="wait" icon="users">
          你还没有客户，有人从你的链接注册后就可以写给他们
        </Notice>
      )}
      <View className="card">
        <View className="body-2 write__to">收信人：{toShown(to)}</View>
        <Field label="标题" hint={`${title.trim().length}/${titleMax}`} refusal={sending.refusedIn('title')}>
          <Input
            id="letter-title"
            value={title}
            placeholder="如 新茶到了"
            maxLength={titleMax}
            onChange={(text) => change({ title: text })}
          />
        </Field>
        <Field label="内容" hint={`${body.trim().length}/${bodyMax}`} refusal={sending.refusedIn('body')}>
          <TextArea
            id="letter-body"
            value={body}
            placeholder="写给客户的话"
            maxLength={bodyMax}
            rows={5}
            onChange={(text) => change({ body: text })}
          />
        </Field>
      </View>
      <View className="section">
        <PlainRows>
          <PlainRow
            id="letter-product"
            text="商品（选填）"
            value={product?.title ?? '选一个'}
            onClick={() => setPicking(true)}
          />
          {product !== null && (
            <PlainRow id="letter-product-off" text="不带商品" onClick={() => change({ product: null })} />
          )}
        </PlainRows>
      </View>
      <Preview letter={letter} />
      <Button
        id="letter-next"
        className="wide write__next"
        type="primary"
        fill="solid"
        size="xlarge"
        disabled={!isReady || isEmpty}
        onClick={sending.confirm}
      >
        发送
      </Button>
      {isPicking && (
        <ProductPopup
          onPick={({ productId, title: name }) => {
            change({ product: { productId, title: name } })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
      {sending.isConfirming && <SendSheet to={to} letter={letter} sending={sending} />}
    </>
  )
}
