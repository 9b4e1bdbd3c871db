import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './field.scss'

interface Props {
  readonly label: string
  /** The limit, said before it is broken. */
  readonly hint?: string
  /** Takes the hint's place. */
  readonly refusal?: string | null
  readonly children: ReactNode
}

/** A box of a form: the label above, the limit or what is wrong below. */
export function Field({ label, hint, refusal = null, children }: Props) {
  return (
    <View className={refusal === null ? 'field' : 'field field--refused'}>
      <View className="field__label">{label}</View>
      <View className="field__box">{children}</View>
      {refusal !== null ? (
        <View className="field__refusal" ariaRole="alert">
          {refusal}
        </View>
      ) : (
        hint !== undefined && <View className="field__hint">{hint}</View>
      )}
    </View>
  )
}
