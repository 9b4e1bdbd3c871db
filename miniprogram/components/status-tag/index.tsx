import { View } from '@tarojs/components'
import './status-tag.scss'

/** A state in a word. The word says it; the colour only helps. */
export function StatusTag({ tone, text }: { readonly tone: 'ok' | 'wait' | 'bad' | 'plain'; readonly text: string }) {
  return <View className={`status-tag status-tag--${tone}`}>{text}</View>
}
