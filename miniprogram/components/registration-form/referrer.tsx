import { Input } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { nameOf } from '@/format/names'
import { CODE_SHAPE_WORDS, looksLikeCode } from './code-shape'
import { changeDraft, type RegistrationDraft } from './draft'

type Preview = Output<'bindings.preview'>

/** Why a link that was opened locks nobody; without a link there is nothing to explain. */
const WHY_NOT: Readonly<Record<NonNullable<Preview['reason']>, string | null>> = {
  'no-share': null,
  tampered: '打开的链接不完整，没有锁定推荐人',
  unknown: '打开的链接已失效，没有锁定推荐人',
  own: '这是你自己的链接，不会锁定推荐人',
  'already-registered': null,
}

interface Props {
  readonly preview: Preview | null
  readonly draft: RegistrationDraft
  readonly refusal: string | null
  readonly onTyped: () => void
}

/** Who recommended me: the promoter whom a link locked, or the box for a code. A typed code beats the link. */
export function Referrer({ preview, draft, refusal, onTyped }: Props) {
  // A shape is complained about when the box is left, not while one types.
  const [left, setLeft] = useState(false)
  const lockedTo = preview?.lockedTo ?? null
  const why = preview?.reason ? WHY_NOT[preview.reason] : null
  const boxed = lockedTo === null || draft.codeOpen
  return (
    <View className="registration-form__referrer">
      {lockedTo !== null && (
        <View className="registration-form__locked">
          <Icon name="lock" size={20} />
          <View className="registration-form__locked-text">
            已锁定推荐人 <View className="registration-form__locked-name">{nameOf(lockedTo)}</View>
          </View>
          <View
            className="registration-form__switch"
            ariaRole="button"
            onClick={() => {
              changeDraft({ codeOpen: !draft.codeOpen, code: '' })
              onTyped()
            }}
          >
            {draft.codeOpen ? '不换了' : '换用推荐码'}
          </View>
        </View>
      )}
      {boxed && (
        <Field
          label={lockedTo === null ? '推荐码（选填）' : '推荐码'}
          hint={why ?? (lockedTo === null ? '有人推荐你来，就填对方的推荐码' : '填了推荐码，就以推荐码为准')}
          refusal={refusal ?? (left && draft.code !== '' && !looksLikeCode(draft.code) ? CODE_SHAPE_WORDS : null)}
        >
          <Input
            id="registration-code"
            value={draft.code}
            placeholder="如 K7QF2"
            maxLength={32}
            onBlur={() => setLeft(true)}
            onChange={(code) => {
              setLeft(false)
              changeDraft({ code })
              onTyped()
            }}
          />
        </Field>
      )}
    </View>
  )
}
