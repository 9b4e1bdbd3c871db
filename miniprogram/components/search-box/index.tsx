import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FindBox } from '@/components/find-box'
import { searchMax } from './limits'
import './search-box.scss'

interface Props {
  /** Of the box; its button is `<id>-go`. */
  readonly id: string
  /** What it holds at first. A new one is put in by a new key. */
  readonly first?: string
  readonly focus?: boolean
  /** The keyboard's key or the button was pressed. Trimmed; never empty. */
  readonly onSearch: (text: string) => void
  /** The box was emptied. */
  readonly onClear: () => void
}

/** A box to search with. Typing alone asks nobody. */
export function SearchBox({ id, first = '', focus = false, onSearch, onClear }: Props) {
  const [typed, setTyped] = useState(first)
  const wanted = typed.trim()
  const search = () => wanted !== '' && onSearch(wanted)
  const type = (text: string) => {
    setTyped(text)
    if (text === '') onClear()
  }
  return (
    <View className="search-box">
      <FindBox
        id={id}
        value={typed}
        placeholder="搜索商品"
        maxLength={searchMax}
        autoFocus={focus}
        onChange={type}
        onConfirm={search}
      />
      <Button
        id={`${id}-go`}
        className="tall search-box__go"
        type="primary"
        fill="solid"
        size="large"
        disabled={wanted === ''}
        onClick={search}
      >
        搜索
      </Button>
    </View>
  )
}
