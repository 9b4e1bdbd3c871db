import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { say } from '@/api/platform'
import { useStore } from '@/api/store'
import { RegistrationForm } from '@/components/registration-form'
import { registrationRequest } from '@/hooks/registration'
import './registration-sheet.scss'

/** Opens over whatever page is shown when a command needs a member; the command goes on afterwards. */
export function RegistrationSheet({ share }: { readonly share: string | null }) {
  const request = useStore(registrationRequest)
  if (request === null) return null
  return (
    <Popup
      visible
      position="bottom"
      closeable
      lockScroll
      title="先注册一下"
      description="注册后接着刚才的操作"
      onClose={() => request.settle(false)}
    >
      <View className="registration-sheet">
        <RegistrationForm
          share={share}
          onRegistered={() => {
            say('注册好了')
            request.settle(true)
          }}
        />
      </View>
    </Popup>
  )
}
