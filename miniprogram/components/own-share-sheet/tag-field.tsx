import { Button, Input } from '@nutui/nutui-react-taro'
import { useState } from 'react'
import { isTag, tagMax } from '@/api/limits'
import { Field } from '@/components/field'

interface Props {
  /** The one that the share shown has; empty without one. */
  readonly tag: string
  readonly busy: boolean
  /** What the server says of the word itself; null: nothing. */
  readonly refused: string | null
  readonly onChange: (tag: string) => void
}

/** A promoter's own word for where they share. Each word gives a share of its own. */
export function TagField({ tag, busy, refused, onChange }: Props) {
  const [typed, setTyped] = useState(tag)
  const [left, setLeft] = useState(false)
  const wanted = typed.trim()
  const fits = wanted === '' || isTag(wanted)
  return (
    <Field
      label="渠道标记（选填）"
      hint={`最多 ${tagMax} 个汉字、字母或数字，每个标记有自己的链接，只有你和商家看得到`}
      refusal={left && !fits ? `只能用汉字、字母和数字，最多 ${tagMax} 个` : wanted === tag ? refused : null}
    >
      <Input
        id="own-share-tag"
        value={typed}
        placeholder="如 业主群"
        maxLength={tagMax}
        onBlur={() => setLeft(true)}
        onChange={(text) => {
          setTyped(text)
          setLeft(false)
        }}
      />
      <Button
        id="own-share-tag-use"
        className="own-share-sheet__use"
        size="small"
        loading={busy}
        disabled={!fits || wanted === tag}
        onClick={() => onChange(wanted)}
      >
        {wanted === '' && tag !== '' ? '不用标记' : '换链接'}
      </Button>
    </Field>
  )
}
