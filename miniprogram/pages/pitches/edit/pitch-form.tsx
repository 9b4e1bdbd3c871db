import { Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { askAgain } from '@/api/answers'
import { backTo } from '@/api/back-to'
import { say } from '@/api/platform'
import { guardUnsaved } from '@/api/unsaved'
import { Field } from '@/components/field'
import { FilterChips } from '@/components/filter-chips'
import { ToggleRow } from '@/components/toggle-row'
import { type PitchDraft, PLACE_WORDS, PLACES, sampled } from '@/format/pitches'
import { useCommand } from '@/hooks/use-command'
import { useIsLeft } from '@/hooks/use-is-left'
import { SaveBar } from '../../storefront/save-bar'
import { useUnsaved } from '../../storefront/use-unsaved'
import { nameMax } from '../limits'
import { pitchDraft } from './draft'
import { problemsOf } from './problems'
import { TextField } from './text-field'

interface Props {
  readonly pitchId: string | null
  readonly saved: PitchDraft
}

const CHIPS = PLACES.map((value) => ({ text: PLACE_WORDS[value], value }))

/** Where a text is for, what it says, and how a promoter will paste it. */
export function PitchForm({ pitchId, saved }: Props) {
  const { draft, isChanged, change, discard, settle } = useUnsaved<PitchDraft>(pitchDraft(pitchId), saved)
  const [isChecked, setChecked] = useState(false)
  const isLeft = useIsLeft()
  // A new text whose answer was lost must not be there twice, also for who left the page in between.
  const save = useCommand('pitches.save', { lasting: true })
  const { name, text, inForm } = problemsOf(draft, isChecked, save.refusal)
  const firstBad = name !== null ? 'name' : text !== null ? 'text' : null
  useEffect(() => {
    if (firstBad !== null) void Taro.pageScrollTo({ selector: `#pitch-${firstBad}`, offsetTop: -80, duration: 200 })
  }, [firstBad])
  const edit = (next: Partial<PitchDraft>) => {
    change({ ...draft, ...next })
    // Or the page would jump to the next bad box while one is typing in this one.
    setChecked(false)
    save.clear()
  }
  const send = async () => {
    setChecked(true)
    if (draft.name.trim() === '' || draft.text.trim() === '') return
    const wanted = { ...draft, name: draft.name.trim(), text: draft.text.trim() }
    if ((await save.send({ ...(pitchId === null ? {} : { pitchId }), ...wanted })) === null) return
    await askAgain('pitches.all', 'pitches.filled')
    settle(draft)
    if (isLeft()) return say('已保存')
    // WeChat would ask whether to leave what is saved already.
    guardUnsaved(null)
    await backTo('managePitches')
  }
  return (
    <>
      <FilterChips chips={CHIPS} chosen={draft.place} onChoose={(place) => edit({ place })} />
      <View className="card">
        <Field label="名字" hint={`${draft.name.trim().length}/${nameMax}，方便推客找`} refusal={name}>
          <Input
            id="pitch-name"
            value={draft.name}
            placeholder="如 业主群开场"
            maxLength={nameMax}
            onChange={(typed) => edit({ name: typed })}
          />
        </Field>
        <TextField text={draft.text} refusal={text} onChange={(typed) => edit({ text: typed })} />
        <View className="pitch-form__switch">
          <ToggleRow
            id="pitch-on"
            label="推客可以用"
            hint="关掉后推客看不到"
            on={draft.isOn}
            onToggle={(isOn) => edit({ isOn })}
          />
        </View>
      </View>
      <View className="card" id="pitch-preview">
        <View className="body-2">推客复制到的样子（示例）</View>
        <View className="pitch-form__preview">
          {draft.text.trim() === '' ? '写几句看看' : sampled(draft.text.trim())}
        </View>
      </View>
      <SaveBar isChanged={isChanged} busy={save.busy} refusal={inForm} onSave={() => void send()} onDiscard={discard} />
    </>
  )
}
