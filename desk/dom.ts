type Child = Node | string | null

type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], 'style' | 'children' | 'dataset'>
>

/** Makes one element: `h('button', { onclick }, '打开')`. Text is always text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** A button that cannot be pressed twice while its work runs, and says what went wrong. */
export function button(label: string, work: () => unknown, className = 'button'): HTMLButtonElement {
  const element: HTMLButtonElement = h('button', { type: 'button', className }, label)
  element.onclick = async () => {
    element.disabled = true
    try {
      await work()
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error))
    } finally {
      element.disabled = false
    }
  }
  return element
}

const TOAST_MS = 3_000

/** A short word at the bottom of the page; it leaves by itself. */
export function toast(text: string): void {
  const element = h('div', { className: 'toast', role: 'status' }, text)
  document.body.append(element)
  setTimeout(() => element.remove(), TOAST_MS)
}

/** Replaces the content only when it differs, so that nothing flickers and a selection survives the next look. */
export function fill(parent: HTMLElement, ...children: Child[]): void {
  const next = h('div', {}, ...children)
  if (parent.innerHTML === next.innerHTML) return
  parent.replaceChildren(...Array.from(next.childNodes))
}
