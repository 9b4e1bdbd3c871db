import { h } from './dom'
import type { Phone } from './phone'

/** The size that every phone's page is laid out for; on a smaller desk it is shown smaller, not laid out narrower. */
const SCREEN = { width: 390, height: 844 } as const
const SMALLEST_SCALE = 0.55

/** The phones side by side; where only one fits, tabs choose which. */
export function phoneRow(phones: readonly Phone[]): HTMLElement {
  const row = h('div', { className: 'phones__row' }, ...phones.map(({ element }) => element))
  const tabs = phones.map((phone, index) => {
    const tab = h('button', { type: 'button', className: 'phones__tab' }, phone.name)
    tab.onclick = () => choose(index)
    return tab
  })
  const choose = (chosen: number) => {
    phones.forEach(({ element }, index) => {
      element.classList.toggle('phone--chosen', index === chosen)
      tabs[index]?.classList.toggle('phones__tab--chosen', index === chosen)
    })
  }
  choose(0)
  new ResizeObserver(() => scaleRow(row, phones.length)).observe(row)
  addEventListener('resize', () => scaleRow(row, phones.length))
  return h('main', { className: 'phones' }, h('nav', { className: 'phones__tabs' }, ...tabs), row)
}

/** As large as the window allows, so that all phones can be watched at once. */
function scaleRow(row: HTMLElement, count: number): void {
  const isNarrow = matchMedia('(max-width: 799px)').matches
  const style = getComputedStyle(row)
  const shown = isNarrow ? 1 : count
  const gaps = (shown - 1) * Number.parseInt(style.columnGap || '0', 10)
  const padding = Number.parseInt(style.paddingLeft, 10) + Number.parseInt(style.paddingRight, 10)
  const wide = (row.clientWidth - padding - gaps) / shown / SCREEN.width
  const screen = row.querySelector('.phone__case')?.getBoundingClientRect()
  const high = (innerHeight - (screen?.top ?? 0) - scrollY - 24) / SCREEN.height
  const scale = Math.min(1, wide, isNarrow ? 1 : Math.max(high, SMALLEST_SCALE))
  row.style.setProperty('--scale', String(Math.max(scale, isNarrow ? 0.5 : SMALLEST_SCALE)))
}
