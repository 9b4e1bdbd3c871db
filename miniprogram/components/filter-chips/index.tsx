import { View } from '@tarojs/components'
import './filter-chips.scss'

interface Props<T> {
  readonly chips: readonly { readonly text: string; readonly value: T }[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

/** Which rows of a list are shown, in one line that can be pushed sideways. */
export function FilterChips<T extends string | undefined>({ chips, chosen, onChoose }: Props<T>) {
  return (
    <View className="filter-chips" ariaRole="tablist">
      {chips.map(({ text, value }) => (
        <View
          key={text}
          className={value === chosen ? 'filter-chips__chip filter-chips__chip--chosen' : 'filter-chips__chip'}
          ariaRole="tab"
          onClick={() => onChoose(value)}
        >
          {text}
        </View>
      ))}
    </View>
  )
}
