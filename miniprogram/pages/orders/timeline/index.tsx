import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { exactly } from '@/format/date'
import './timeline.scss'

export interface Step {
  readonly text: string
  /** Epoch ms; null: still to come. */
  readonly at: number | null
}

/** What happened, the first at the top, and what it waits for. */
export function Timeline({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <View className="timeline">
      {steps.map(({ text, at }) => (
        <View key={`${text} ${at}`} className={at === null ? 'timeline__step timeline__step--ahead' : 'timeline__step'}>
          <View className="timeline__text">{text}</View>
          {at !== null && <View className="timeline__at figure">{exactly(at, serverNow())}</View>}
        </View>
      ))}
    </View>
  )
}
