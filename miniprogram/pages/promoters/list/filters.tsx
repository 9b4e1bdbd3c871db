import type { Input as InputOf } from '@shared/contracts'
import { normalizeCode } from '@shared/kernel/ids'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FindBox } from '@/components/find-box'

export type Filter = Omit<InputOf<'promoters.list'>, 'cursor' | 'size'>

export const NO_FILTER: Filter = {}

const STATES: readonly { readonly text: string; readonly state: Filter['state'] }[] = [
  { text: '全部', state: undefined },
  { text: '正常', state: 'active' },
  { text: '已停用', state: 'disabled' },
]

/** A code to look for, and chips that say which promoters are shown. */
export function Filters({
  filter,
  onChange,
}: {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}) {
  const [typed, setTyped] = useState('')
  const look = () => {
    const code = normalizeCode(typed)
    const { code: _, ...rest } = filter
    onChange(code === '' ? rest : { ...rest, code })
  }
  return (
    <View className="promoter-filters">
      <FindBox
        id="promoter-search"
        value={typed}
        placeholder="按推荐码找"
        maxLength={32}
        onChange={setTyped}
        onConfirm={look}
        onBlur={look}
        onClear={() => onChange(filter.state === undefined ? NO_FILTER : { state: filter.state })}
      />
      <View className="promoter-filters__chips">
        {STATES.map(({ text, state }) => (
          <View
            key={text}
            className={state === filter.state ? 'chip chip--chosen' : 'chip'}
            onClick={() => {
              const { state: _, ...rest } = filter
              onChange(state === undefined ? rest : { ...rest, state })
            }}
          >
            {text}
          </View>
        ))}
      </View>
    </View>
  )
}
