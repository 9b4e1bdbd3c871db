import { h } from './dom'
import type { Panel } from './panel'

/** The drawers at the side, one open at a time; closed, the phones have the whole desk. */
export function drawers(panels: Readonly<Record<string, Panel>>): { buttons: HTMLElement; drawer: HTMLElement } {
  const body = h('div', { className: 'drawer__body' })
  const title = h('h2', {})
  const close = h('button', { type: 'button', className: 'button button--plain', title: '关上' }, '×')
  const drawer = h(
    'aside',
    { className: 'drawer', hidden: true },
    h('header', { className: 'drawer__head' }, title, close),
    body,
  )
  const buttons = Object.keys(panels).map((name) => {
    const tab = h('button', { type: 'button', className: 'button' }, name)
    tab.onclick = () => open(title.textContent === name && !drawer.hidden ? null : name)
    return tab
  })
  const open = (name: string | null) => {
    const panel = name === null ? undefined : panels[name]
    drawer.hidden = panel === undefined
    for (const tab of buttons) tab.ariaExpanded = String(tab.textContent === name)
    if (panel === undefined) return
    title.textContent = name
    body.replaceChildren(panel.element)
  }
  close.onclick = () => open(null)
  return { buttons: h('nav', { className: 'drawer-buttons' }, ...buttons), drawer }
}
