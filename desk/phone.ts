import { phoneAddress, whereTo } from './address'
import { button, h, toast } from './dom'
import { newGuest, type Person, settle } from './identity'

export interface Phone {
  readonly element: HTMLElement
  /** 小王, 老李, 掌柜, 新客. */
  readonly name: string
  /** The bearer token of whoever holds the phone now. */
  token(): string
  /** Who that is for WeChat. */
  openid(): string
  /** Shows a page; a link is followed to it first. */
  open(link: string): Promise<void>
  /** Shows the page of an address that begins with `#/`. */
  show(hash: string): void
  /** Gives the phone to somebody new; only the guest's phone changes hands. */
  changeHands(): Promise<void>
}

/** A frame with one person's phone, and above it who that is and a box for links. */
export async function phone(first: Person): Promise<Phone> {
  let person = first
  let token = await settle(person)
  const isGuest = first.name === '新客'
  const screen = h('div', { className: 'phone__case' })

  // A new frame each time: a changed fragment alone would not reload the app, and an app belongs to one person.
  const show = (hash: string) => screen.replaceChildren(screenOf(person, hash))
  const open = async (link: string) => show(await whereTo(link))
  const changeHands = async () => {
    person = newGuest()
    token = await settle(person)
    show('')
  }

  const box = linkBox(open)
  const reload = button(
    '↻',
    () => screen.querySelector('iframe')?.contentWindow?.location.reload(),
    'button button--plain',
  )
  reload.title = '刷新'
  const element = h(
    'section',
    { className: 'phone', id: `phone-${isGuest ? 'guest' : first.as}` },
    h(
      'header',
      { className: 'phone__head' },
      h('strong', {}, person.name),
      h('span', { className: 'phone__role' }, person.title),
      isGuest ? button('换一位新客', changeHands, 'button button--small') : null,
      reload,
    ),
    box,
    screen,
  )
  acceptDrops(element, open)
  show('')
  return {
    element,
    name: person.name,
    token: () => token,
    openid: () => person.identity.subject,
    open,
    show,
    changeHands,
  }
}

const screenOf = ({ as, name }: Person, hash: string): HTMLIFrameElement =>
  h('iframe', {
    className: 'phone__screen',
    title: `${name}的手机`,
    allow: 'clipboard-read; clipboard-write',
    src: phoneAddress(as, hash),
  })

function linkBox(open: (link: string) => Promise<void>): HTMLFormElement {
  const input = h('input', { className: 'field', placeholder: '粘贴链接', ariaLabel: '链接', autocomplete: 'off' })
  const form = h(
    'form',
    { className: 'phone__link' },
    input,
    h('button', { className: 'button button--small' }, '打开链接'),
  )
  form.onsubmit = (event) => {
    event.preventDefault()
    if (input.value.trim() === '') return
    open(input.value).then(
      () => {
        input.value = ''
      },
      (error: Error) => toast(error.message),
    )
  }
  return form
}

/** A link may be dropped onto a phone, from another window or from a page. */
function acceptDrops(element: HTMLElement, open: (link: string) => Promise<void>): void {
  element.ondragover = (event) => event.preventDefault()
  element.ondrop = (event) => {
    event.preventDefault()
    const text = event.dataTransfer?.getData('text/plain') ?? ''
    if (text !== '') open(text).catch((error: Error) => toast(error.message))
  }
}
