import { Button, Input } from '@nutui/nutui-react-taro'
import type { Draft, Output } from '@shared/contracts'
import { normalizeCode } from '@shared/kernel/ids'
import { View } from '@tarojs/components'
import { askAgain } from '@/api/answers'
import { nicknameMax } from '@/api/limits'
import { inWeChat } from '@/api/platform'
import { useStore } from '@/api/store'
import { AvatarPicker } from '@/components/avatar/picker'
import { Field } from '@/components/field'
import { useCommand } from '@/hooks/use-command'
import { useQuery } from '@/hooks/use-query'
import { changeDraft, EMPTY_DRAFT, type RegistrationDraft, registrationDraft } from './draft'
import { Referrer } from './referrer'
import { refusalsByField } from './refusals-by-field'
import './registration-form.scss'

export type Registered = Output<'members.register'>

interface Props {
  /** The share in the address of the page that shows the form. Without one the server takes the last one visited. */
  readonly share: string | null
  readonly onRegistered: (output: Registered) => void
}

/** Nickname, picture and who recommended me. The sheet and the page of the share link both show it. */
export function RegistrationForm({ share, onRegistered }: Props) {
  const draft = useStore(registrationDraft)
  const preview = useQuery('bindings.preview', share === null ? {} : { share })
  const register = useCommand('members.register', {
    onDone: (output) => {
      onRegistered(output)
      registrationDraft.set(EMPTY_DRAFT)
      void askAgain('members.me', 'bindings.mine')
    },
  })
  const refusals = refusalsByField(register.refusal)
  return (
    <View className="registration-form">
      <AvatarPicker name={draft.nickname} picture={draft.avatar} onChoose={(avatar) => changeDraft({ avatar })} />
      <Field label="昵称（选填）" hint={`最多 ${nicknameMax} 个字`} refusal={refusals.nickname}>
        <Input
          id="registration-nickname"
          type={inWeChat ? 'nickname' : 'text'}
          value={draft.nickname}
          placeholder="怎么称呼你"
          maxLength={nicknameMax}
          onChange={(nickname) => {
            changeDraft({ nickname })
            register.clear()
          }}
        />
      </Field>
      <Referrer preview={preview.output} draft={draft} refusal={refusals.code} onTyped={register.clear} />
      {refusals.form !== null && (
        <View className="registration-form__refusal" ariaRole="alert">
          {refusals.form}
        </View>
      )}
      <Button
        id="registration-send"
        className="wide registration-form__send"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={register.busy}
        onClick={() => void register.send(inputOf(draft, share))}
      >
        注册
      </Button>
    </View>
  )
}

/** Fields that were left empty are not sent at all. */
function inputOf(draft: RegistrationDraft, share: string | null): Draft<'members.register'> {
  const nickname = draft.nickname.trim()
  const code = normalizeCode(draft.code)
  return {
    ...(nickname === '' ? {} : { nickname }),
    ...(code === '' ? {} : { code }),
    ...(draft.avatar === null ? {} : { avatarBase64: draft.avatar.base64 }),
    ...(share === null ? {} : { share }),
  }
}
