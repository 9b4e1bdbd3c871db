import { Button, Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { slidesMax, slideTitleMax } from '../limits'
import { moved, replaced, without } from '../order'
import { RowMoves } from '../row-moves'
import type { Slide } from './draft'
import { TargetPicker } from './target-picker'
import { TARGET_WORDS } from './target-words'

interface Props {
  readonly slides: readonly Slide[]
  readonly onChange: (slides: Slide[]) => void
}

/** The carousel: what each slide leads to, and its words. */
export function SlidesForm({ slides, onChange }: Props) {
  // The slide that a target is being chosen for; the one behind the last is new.
  const [picking, setPicking] = useState<number | null>(null)
  return (
    <View>
      <View className="title arrange__title">轮播图</View>
      {slides.map((slide, index) => {
        const set = (change: Partial<Slide>) => onChange(replaced(slides, index, { ...slide, ...change }))
        const place = `slide ${index}`
        return (
          <View key={place} className="card arrange__card">
            <View className="arrange__head">
              <View className="body-2">第 {index + 1} 张</View>
              <RowMoves
                what={`第 ${index + 1} 张`}
                index={index}
                count={slides.length}
                onMove={(by) => onChange(moved(slides, index, by))}
                onRemove={() => onChange(without(slides, index))}
              />
            </View>
            <View
              id={`slide-target-${index}`}
              className="arrange__target"
              ariaRole="button"
              onClick={() => setPicking(index)}
            >
              <View className="body-2">{TARGET_WORDS[slide.target.kind]}</View>
              {slide.targetName === null ? (
                <View className="arrange__gone">已不在，保存时会去掉</View>
              ) : (
                <View className="arrange__name">{slide.targetName}</View>
              )}
              <Icon name="chevron" size={16} />
            </View>
            <Field label="标题（选填）" hint={`显示在图上，最多 ${slideTitleMax} 个字`}>
              <Input
                id={`slide-title-${index}`}
                value={slide.title}
                placeholder="如 新油上市"
                maxLength={slideTitleMax}
                onChange={(title) => set({ title })}
              />
            </Field>
          </View>
        )
      })}
      <Button
        id="slide-add"
        className="wide arrange__add"
        size="xlarge"
        disabled={slides.length >= slidesMax}
        onClick={() => setPicking(slides.length)}
      >
        {slides.length >= slidesMax ? `最多 ${slidesMax} 张` : '添加轮播图'}
      </Button>
      {picking !== null && (
        <TargetPicker
          onPick={({ target, targetName }) => {
            const title = slides[picking]?.title ?? ''
            onChange(replaced(slides, picking, { title, target, targetName, picture: null }))
            setPicking(null)
          }}
          onClose={() => setPicking(null)}
        />
      )}
    </View>
  )
}
