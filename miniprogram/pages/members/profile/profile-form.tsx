import { Button, Input } from '@nutui/nutui-react-taro'
import type { Draft } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import type { AvatarPicture } from '@/api/avatar-picture'
import { nicknameMax } from '@/api/limits'
import { inWeChat, say } from '@/api/platform'
import { AvatarPicker } from '@/components/avatar/picker'
import { Field } from '@/components/field'
import { useCommand } from '@/hooks/use-command'

interface Props {
  readonly nickname: string | null
  readonly avatarUrl: string | null
}

/** Name and picture. Only what was changed is sent. */
export function ProfileForm({ nickname, avatarUrl }: Props) {
  // Null until somebody types: an answer that comes later than the page still fills the box.
  const [typed, setTyped] = useState<string | null>(null)
  const [picture, setPicture] = useState<AvatarPicture | null>(null)
  const save = useCommand('members.updateProfile', {
    onDone: () => {
      void askAgain('members.me')
      setTyped(null)
      setPicture(null)
      say('保存好了')
    },
  })
  const name = (typed ?? nickname ?? '').trim()
  const renamed = typed !== null && name !== (nickname ?? '')
  // A name can be changed but not taken away, so an empty box is not sent.
  const draft: Draft<'members.updateProfile'> = {
    ...(renamed && name !== '' ? { nickname: name } : {}),
    ...(picture === null ? {} : { avatarBase64: picture.base64 }),
  }
  return (
    <View className="card">
      <AvatarPicker
        name={name}
        picture={picture ?? (avatarUrl === null ? null : { url: avatarUrl, base64: '' })}
        onChoose={setPicture}
      />
      <Field
        label="昵称"
        hint={`最多 ${nicknameMax} 个字，别人只看到第一个字`}
        refusal={renamed && name === '' ? '昵称不能空着' : (save.refusal?.text ?? null)}
      >
        <Input
          id="profile-nickname"
          type={inWeChat ? 'nickname' : 'text'}
          value={typed ?? nickname ?? ''}
          placeholder="怎么称呼你"
          maxLength={nicknameMax}
          onChange={(text) => {
            setTyped(text)
            save.clear()
          }}
        />
      </Field>
      <Button
        id="profile-save"
        className="wide profile__save"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={save.busy}
        disabled={Object.keys(draft).length === 0 || (renamed && name === '')}
        onClick={() => void save.send(draft)}
      >
        保存
      </Button>
    </View>
  )
}
