import { View, Button as WeChatButton } from '@tarojs/components'
import { type AvatarPicture, chooseInBrowser, shrink } from '@/api/avatar-picture'
import { inWeChat, say } from '@/api/platform'
import { Avatar } from '@/components/avatar'
import { Icon } from '@/components/icon'
import './picker.scss'

interface Props {
  readonly name: string
  readonly picture: AvatarPicture | null
  readonly onChoose: (picture: AvatarPicture) => void
}

/** WeChat offers its own avatar button, which needs no permission; a browser opens a file. */
export function AvatarPicker({ name, picture, onChoose }: Props) {
  const take = async (choose: () => Promise<AvatarPicture | null>) => {
    try {
      const chosen = await choose()
      if (chosen !== null) onChoose(chosen)
    } catch {
      say('这张图片用不了，请换一张')
    }
  }
  const face = (
    <>
      <Avatar name={name} url={picture?.url ?? null} large />
      <View className="avatar-picker__camera">
        <Icon name="camera" size={16} />
      </View>
    </>
  )
  if (inWeChat) {
    return (
      <WeChatButton
        className="avatar-picker"
        openType="chooseAvatar"
        onChooseAvatar={(event) => void take(() => shrink(event.detail.avatarUrl))}
      >
        {face}
      </WeChatButton>
    )
  }
  return (
    <View className="avatar-picker" ariaLabel="选择头像" ariaRole="button" onClick={() => void take(chooseInBrowser)}>
      {face}
    </View>
  )
}
