import { button, h, toast } from './dom'
import { callApi } from './emulator'
import type { Phone } from './phone'

/** What shares.create answers, as far as the desk needs it. */
type ShareAnswer =
  | { readonly ok: true; readonly output: { readonly link: string } }
  | { readonly ok: false; readonly code: string }

const requestId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 20)

/** The promoter's own link, asked for as their phone would. */
async function linkOf(promoter: Phone): Promise<string> {
  const input = { requestId: requestId(), target: { kind: 'register' } }
  const answer = (await callApi(promoter.token(), 'shares.create', input)) as ShareAnswer | null
  if (!answer?.ok) throw new Error(`${promoter.name}现在没有推广链接（${answer?.code ?? '未登录'}）`)
  return answer.output.link
}

/** The story that a newcomer can try in two minutes, with its first step as a button. */
export function story(promoter: Phone, guest: Phone): HTMLElement {
  const send = async () => {
    const link = await linkOf(promoter)
    await guest.changeHands()
    await guest.open(link)
    toast('链接已在新客的手机上打开')
  }
  return h(
    'div',
    { className: 'story' },
    button('把小王的推广链接发给新客', send, 'button button--primary'),
    h('p', { className: 'story__hint' }, '新客在手机上注册，锁定小王；再看小王的手机：推广 › 我的客户。'),
  )
}
