import { Button, Popup } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { AGREE_BUTTON, openPrivacyContract, type PrivacyNeed, privacyRequest } from '@/api/privacy'
import { useStore } from '@/api/store'
import './privacy-sheet.scss'

/** What is about to be used, and what for. */
const WORDS: Readonly<Record<PrivacyNeed, { readonly what: string; readonly why: string }>> = {
  phone: { what: '你的微信手机号', why: '记在你的资料里，显示时中间四位是星号。不填也能下单和提现。' },
  avatar: { what: '你选的头像', why: '放在你的资料里。不选就用昵称的第一个字。' },
  nickname: { what: '你的微信昵称', why: '放在你的资料里，别人只看到第一个字。也可以自己打字，或者不填。' },
  address: { what: '你微信里的收货地址', why: '填进收货地址，用来发货。也可以自己打字填。' },
  album: { what: '手机相册', why: '把图片存进相册，不会看你别的照片。' },
  clipboard: { what: '剪贴板', why: '把你点的内容复制出去，不会看你复制过什么。' },
  pictures: { what: '你选的图片', why: '附在你提交的内容里，比如售后的凭证。不选也能提交。' },
  other: { what: '微信里的信息', why: '只用来完成你刚才点的操作。' },
}

/** WeChat waits for the person's consent. Not to consent closes nothing else: every page works on without. */
export function PrivacySheet() {
  const request = useStore(privacyRequest)
  if (request === null) return null
  const { what, why } = WORDS[request.need]
  return (
    <Popup visible position="bottom" closeable title="先问你一声" onClose={() => request.answer(false)}>
      <View className="privacy-sheet">
        <View>接下来要用到{what}。</View>
        <View className="body-2">{why}</View>
        <View id="privacy-contract" className="privacy-sheet__contract" ariaRole="button" onClick={openPrivacyContract}>
          查看《小程序隐私保护指引》
        </View>
        <View className="privacy-sheet__ways">
          <Button id="privacy-refuse" className="wide" size="xlarge" onClick={() => request.answer(false)}>
            暂不同意
          </Button>
          <WeChatButton
            id={AGREE_BUTTON}
            className="privacy-sheet__agree"
            openType="agreePrivacyAuthorization"
            onAgreePrivacyAuthorization={() => request.answer(true)}
          >
            同意
          </WeChatButton>
        </View>
      </View>
    </Popup>
  )
}
