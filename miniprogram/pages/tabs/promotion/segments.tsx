import { View } from '@tarojs/components'

interface Props<T extends string> {
  /** What is chosen among, for whom cannot see it. */
  readonly label: string
  readonly segments: readonly { readonly text: string; readonly value: T }[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

/** A few views of the same thing, one at a time. */
export function Segments<T extends string>({ label, segments, chosen, onChoose }: Props<T>) {
  return (
    <View className="segments" ariaRole="tablist" ariaLabel={label}>
      {segments.map(({ text, value }) => (
        <View
          key={value}
          className={value === chosen ? 'segments__one segments__one--chosen' : 'segments__one'}
          ariaRole="tab"
          ariaLabel={value === chosen ? `${text}，已选` : text}
          onClick={() => onChoose(value)}
        >
          {text}
        </View>
      ))}
    </View>
  )
}
