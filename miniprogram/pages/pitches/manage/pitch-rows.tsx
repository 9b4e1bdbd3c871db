import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { say } from '@/api/platform'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { EmptyView } from '@/components/empty-view'
import { ToggleRow } from '@/components/toggle-row'
import { type Pitch, PLACE_WORDS } from '@/format/pitches'
import { moved } from '../../storefront/order'
import { RowMoves } from '../../storefront/row-moves'
import { pitchesMax } from '../limits'
import { useChanges } from './use-changes'

/** Each text with its switch and its place; a tap on it opens it. */
export function PitchRows({ saved }: { readonly saved: Output<'pitches.all'>['items'] }) {
  const { shown, arrange, switchTo, remove, removing } = useChanges(saved)
  const [going, setGoing] = useState<Pitch | null>(null)
  const isFull = shown.length >= pitchesMax
  return (
    <>
      {shown.length === 0 && (
        <EmptyView icon="copy" text="还没有推广文案" hint="写几段现成的话，推客一点就能复制去群聊和论坛" />
      )}
      {shown.map((pitch, index) => (
        <View key={pitch.pitchId} className="card managed-pitch">
          <View
            className="managed-pitch__words"
            ariaRole="button"
            ariaLabel={`修改 ${pitch.name}`}
            onClick={() => goTo('editPitch', { id: pitch.pitchId })}
          >
            <View className="managed-pitch__name one-line">{pitch.name}</View>
            <View className="body-2 managed-pitch__text">{pitch.text}</View>
          </View>
          <ToggleRow
            id={`pitch-on-${pitch.pitchId}`}
            label="推客可以用"
            hint={`用在${PLACE_WORDS[pitch.place]}`}
            on={pitch.isOn}
            onToggle={(on) => switchTo(pitch, on)}
          />
          <RowMoves
            what={pitch.name}
            index={index}
            count={shown.length}
            onMove={(by) => arrange(moved(shown, index, by))}
            onRemove={() => {
              removing.clear()
              setGoing(pitch)
            }}
          />
        </View>
      ))}
      <Button
        id="pitch-add"
        className="wide managed-pitch__add"
        type="primary"
        fill="solid"
        size="xlarge"
        disabled={isFull}
        onClick={() => goTo('editPitch')}
      >
        {isFull ? `最多 ${pitchesMax} 条文案` : '写一条文案'}
      </Button>
      {going !== null && (
        <ConfirmSheet
          title="删除文案"
          facts={[
            { label: '名字', value: going.name },
            { label: '用在', value: PLACE_WORDS[going.place] },
          ]}
          note="推客不再看到它，已经复制出去的不受影响"
          verb="删除"
          busy={removing.busy}
          refusal={removing.refusal}
          onConfirm={() =>
            void remove(going).then((isGone) => {
              if (!isGone) return
              setGoing(null)
              say('已删除')
            })
          }
          onClose={() => setGoing(null)}
        />
      )}
    </>
  )
}
