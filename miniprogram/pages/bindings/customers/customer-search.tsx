import { View } from '@tarojs/components'
import { useState } from 'react'
import { nicknameMax } from '@/api/limits'
import { FindBox } from '@/components/find-box'

interface Props {
  readonly first: string
  /** Trimmed; empty when the box was emptied. */
  readonly onSearch: (text: string) => void
}

/** A customer by signs of their nickname. It looks when the keyboard's key is pressed or the box is left. */
export function CustomerSearch({ first, onSearch }: Props) {
  const [typed, setTyped] = useState(first)
  const look = () => onSearch(typed.trim())
  return (
    <View className="customers__search">
      <FindBox
        id="customers-search"
        value={typed}
        placeholder="按昵称找客户"
        maxLength={nicknameMax}
        onChange={(text) => {
          setTyped(text)
          if (text === '') onSearch('')
        }}
        onConfirm={look}
        onBlur={look}
        onClear={() => onSearch('')}
      />
    </View>
  )
}
