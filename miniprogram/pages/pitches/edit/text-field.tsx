import { TextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { say } from '@/api/platform'
import { Field } from '@/components/field'
import { BLANKS } from '@/format/pitches'
import { textMax } from '../limits'
import { withBlank } from './draft'

interface Props {
  readonly text: string
  readonly refusal: string | null
  readonly onChange: (text: string) => void
}

/** The words, and the blanks that are filled for each promoter: a tap puts one where one was typing. */
export function TextField({ text, refusal, onChange }: Props) {
  const cursor = useRef<number | null>(null)
  return (
    <View className="pitch-form__text">
      <Field label="文案" hint={`${text.trim().length}/${textMax}`} refusal={refusal}>
        <TextArea
          id="pitch-text"
          value={text}
          placeholder="推客会原样复制的话"
          maxLength={textMax}
          rows={6}
          onBlur={(event) => {
            cursor.current = cursorOf(event)
          }}
          onChange={onChange}
        />
      </Field>
      <View className="pitch-form__blanks">
        {BLANKS.map(({ blank, text: words }) => (
          <View
            key={blank}
            className="pitch-form__blank"
            ariaRole="button"
            ariaLabel={`插入${words}`}
            onClick={() => {
              const at = cursor.current
              if (text.length + blank.length > textMax) return say(`最多 ${textMax} 个字`)
              onChange(withBlank(text, blank, at))
              cursor.current = at === null ? null : at + blank.length
            }}
          >
            {words} {blank}
          </View>
        ))}
      </View>
      <View className="hint">
        点一下插入，推客复制时换成自己的链接和推荐码。写到商品或价格的文案，只在推广商品时出现
      </View>
    </View>
  )
}

/** Where one was typing when the box was left: WeChat says it, a browser's box knows it. */
function cursorOf(event: unknown): number | null {
  const { detail, target } = (event ?? {}) as { detail?: { cursor?: unknown }; target?: { selectionEnd?: unknown } }
  const at = detail?.cursor ?? target?.selectionEnd
  return typeof at === 'number' && at >= 0 ? at : null
}
