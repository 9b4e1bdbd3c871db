import { View } from '@tarojs/components'
import { exactly } from '@/format/date'

interface Step {
  readonly at: number
  readonly what: string
  readonly more: string | null
}

/** What happened, one below the other. */
export function Steps({ steps, now }: { readonly steps: readonly Step[]; readonly now: number }) {
  return (
    <View className="why__steps">
      {steps.map(({ at, what, more }) => (
        <View key={`${at} ${what}`} className="why__step">
          <View className="body-2 figure">{exactly(at, now)}</View>
          <View className="why__what">{what}</View>
          {more !== null && <View className="body-2 figure">{more}</View>}
        </View>
      ))}
    </View>
  )
}
