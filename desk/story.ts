import { askAs } from './ask-as'
import { button, h, toast } from './dom'
import { callApi } from './emulator'
import type { Phone } from './phone'

/** What shares.create answers, as far as the desk needs it. */
type ShareAnswer =
  | { readonly ok: true; readonly output: { readonly link: string } }
  | { readonly ok: false; readonly code: string }

const requestId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 20)

/** The promoter's own link to something, asked for as their phone would. */
async function linkOf(promoter: Phone, target: object): Promise<string> {
  const input = { requestId: requestId(), target }
  const answer = (await callApi(promoter.token(), 'shares.create', input)) as ShareAnswer | null
  if (!answer?.ok) throw new Error(`${promoter.name}现在没有推广链接（${answer?.code ?? '未登录'}）`)
  return answer.output.link
}

/** The product of the story; in a shop of one's own making the newest that is promoted. */
async function productFor(promoter: Phone): Promise<{ readonly productId: string; readonly title: string }> {
  const { items } = await askAs(promoter.token(), 'catalog.products', {})
  const promoted = items.filter((item) => item.promoted)
  const product = promoted.find(({ title }) => title.startsWith('山茶籽油')) ?? promoted[0]
  if (product === undefined) throw new Error('店里没有推广中的商品')
  return product
}

/** The stories that a newcomer can try in two minutes, each with its first step as a button. */
export function story(promoter: Phone, customer: Phone, guest: Phone): HTMLElement {
  const register = async () => {
    const link = await linkOf(promoter, { kind: 'register' })
    await guest.changeHands()
    await guest.open(link)
    toast('链接已在新客的手机上打开')
  }
  const buy = async () => {
    const { productId, title } = await productFor(promoter)
    await customer.open(await linkOf(promoter, { kind: 'product', id: productId }))
    toast(`${title}已在${customer.name}的手机上打开`)
  }
  return h(
    'div',
    { className: 'story' },
    button('把小王的推广链接发给新客', register, 'button button--primary'),
    button('把小王的商品链接发给老李', buy),
    h('p', { className: 'story__hint' }, '新客注册后锁定小王；老李买下付款后，小王的收益里就有冻结的佣金。'),
  )
}
