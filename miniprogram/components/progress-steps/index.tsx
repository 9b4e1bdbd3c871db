import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { exactly } from '@/format/date'
import './progress-steps.scss'

export interface ProgressStep {
  readonly text: string
  /** Epoch ms; null while it is not known, and for what was passed without a record. */
  readonly at: number | null
  readonly is: 'done' | 'now' | 'to-come'
  /** What it waits for. */
  readonly more?: string
}

/** The way of a sum of money, from above: what was, what is, what is to come. */
export function ProgressSteps({ steps }: { readonly steps: readonly ProgressStep[] }) {
  const now = serverNow()
  return (
    <View className="card">
      {steps.map(({ text, at, is, more }) => (
        <View key={text} className={`progress-steps__step progress-steps__step--${is}`}>
          <View>{text}</View>
          {at !== null && <View className="body-2 figure">{exactly(at, now)}</View>}
          {more !== undefined && <View className="body-2">{more}</View>}
        </View>
      ))}
    </View>
  )
}
