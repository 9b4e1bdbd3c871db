import { Button, Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { sectionsMax, sectionTitleMax } from '../limits'
import { moved, replaced, without } from '../order'
import { RowMoves } from '../row-moves'
import { problemsOf, type Section } from './draft'
import { SectionProducts } from './section-products'

interface Props {
  readonly sections: readonly Section[]
  /** Whether what is wrong is said by now. */
  readonly isChecked: boolean
  readonly onChange: (sections: Section[]) => void
  readonly onAdd: () => void
}

/** Groups of products, each under a title. */
export function SectionsForm({ sections, isChecked, onChange, onAdd }: Props) {
  return (
    <View>
      <View className="title arrange__title">栏目</View>
      {sections.map((section, index) => {
        const problems = isChecked ? problemsOf(section) : { title: null, products: null }
        const set = (change: Partial<Section>) => onChange(replaced(sections, index, { ...section, ...change }))
        const place = `section ${index}`
        return (
          <View key={place} id={`section-${index}`} className="card arrange__card">
            <View className="arrange__head">
              <View className="body-2">栏目 {index + 1}</View>
              <RowMoves
                what={`栏目 ${index + 1}`}
                index={index}
                count={sections.length}
                onMove={(by) => onChange(moved(sections, index, by))}
                onRemove={() => onChange(without(sections, index))}
              />
            </View>
            <Field label="标题" hint={`最多 ${sectionTitleMax} 个字`} refusal={problems.title}>
              <Input
                id={`section-title-${index}`}
                value={section.title}
                placeholder="如 当季新茶"
                maxLength={sectionTitleMax}
                onChange={(title) => set({ title })}
              />
            </Field>
            <SectionProducts
              place={index}
              products={section.products}
              problem={problems.products}
              onChange={(products) => set({ products })}
            />
          </View>
        )
      })}
      <Button
        id="section-add"
        className="wide arrange__add"
        size="xlarge"
        disabled={sections.length >= sectionsMax}
        onClick={() => {
          onAdd()
          onChange([...sections, { title: '', products: [] }])
        }}
      >
        {sections.length >= sectionsMax ? `最多 ${sectionsMax} 个栏目` : '添加栏目'}
      </Button>
    </View>
  )
}
