import { Button, Input } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { EmptyView } from '@/components/empty-view'
import { Field } from '@/components/field'
import { useCommand } from '@/hooks/use-command'
import { shelfNameMax, shelvesMax } from '../limits'
import { moved, replaced, without } from '../order'
import { RowMoves } from '../row-moves'
import { SaveBar } from '../save-bar'
import { useUnsaved } from '../use-unsaved'
import { problemsOf, type Shelf, shelvesDraft } from './draft'

interface Props {
  readonly saved: Output<'catalog.categories'>['items']
}

/** All shelves in their order, saved together. */
export function ShelvesForm({ saved }: Props) {
  const { draft, isChanged, change, discard, settle } = useUnsaved<readonly Shelf[]>(shelvesDraft, saved)
  const [isChecked, setChecked] = useState(false)
  const [removing, setRemoving] = useState<number | null>(null)
  const save = useCommand('catalog.setCategories')
  const problems = problemsOf(draft)
  const edit = (next: readonly Shelf[]) => {
    change(next)
    save.clear()
  }
  const send = async () => {
    setChecked(true)
    const bad = problems.findIndex((problem) => problem !== null)
    if (bad >= 0) {
      await Taro.pageScrollTo({ selector: `#shelf-${bad}`, offsetTop: -80, duration: 200 })
      return
    }
    const categories = draft.map((shelf) => ({ ...shelf, name: shelf.name.trim() }))
    if ((await save.send({ categories })) === null) return
    say('已保存')
    await askAgain('catalog.categories', 'storefront.home', 'storefront.arrangement')
    settle(draft)
  }
  const remove = (index: number) =>
    draft[index]?.categoryId === undefined ? edit(without(draft, index)) : setRemoving(index)
  return (
    <>
      {draft.length === 0 && (
        <EmptyView icon="deal" text="还没有分类" hint="分类会显示在首页和全部商品里，商品可以归到其中一个" />
      )}
      {draft.map((shelf, index) => (
        <View key={shelf.categoryId ?? `new ${index}`} id={`shelf-${index}`} className="card">
          <View className="shelves__head">
            <View className="body-2">分类 {index + 1}</View>
            <RowMoves
              what={shelf.name}
              index={index}
              count={draft.length}
              onMove={(by) => edit(moved(draft, index, by))}
              onRemove={() => remove(index)}
            />
          </View>
          <Field label="名字" hint={`最多 ${shelfNameMax} 个字`} refusal={isChecked ? (problems[index] ?? null) : null}>
            <Input
              id={`shelf-name-${index}`}
              value={shelf.name}
              placeholder="如 茶油"
              maxLength={shelfNameMax}
              onChange={(name) => edit(replaced(draft, index, { ...shelf, name }))}
            />
          </Field>
        </View>
      ))}
      <Button
        id="shelf-add"
        className="wide shelves__add"
        size="xlarge"
        disabled={draft.length >= shelvesMax}
        onClick={() => {
          setChecked(false)
          edit([...draft, { name: '' }])
        }}
      >
        {draft.length >= shelvesMax ? `最多 ${shelvesMax} 个分类` : '添加分类'}
      </Button>
      <SaveBar
        isChanged={isChanged}
        busy={save.busy}
        refusal={save.refusal}
        onSave={() => void send()}
        onDiscard={discard}
      />
      {removing !== null && (
        <ConfirmSheet
          title={`删除分类“${draft[removing]?.name ?? ''}”`}
          note="里面的商品还在，只是不再归在这个分类里。保存后生效"
          verb="删除"
          busy={false}
          refusal={null}
          onConfirm={() => {
            edit(without(draft, removing))
            setRemoving(null)
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}
