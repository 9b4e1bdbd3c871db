import { booksPanel } from './books-panel'
import { clockBar } from './clock-bar'
import { h, toast } from './dom'
import { drawers } from './drawer'
import { readState } from './emulator'
import { faultsPanel } from './faults-panel'
import { functionsPanel } from './functions-panel'
import { forgetOldWorld, LAOLI, newGuest, XIAOWANG, ZHANGGUI } from './identity'
import type { Panel } from './panel'
import { payPanel } from './pay-panel'
import { phone } from './phone'
import { phoneRow } from './phones'
import { story } from './story'
import { wechatPanel } from './wechat-panel'

/** How often the desk looks at what the phones and the timers did meanwhile. */
const LOOK_EVERY_MS = 2_000

async function setUp(): Promise<void> {
  await forgetOldWorld()
  const [xiaowang, laoli, zhanggui, guest] = await Promise.all([
    phone(XIAOWANG),
    phone(LAOLI),
    phone(ZHANGGUI),
    phone(newGuest()),
  ])
  const phones = [xiaowang, laoli, zhanggui, guest]
  const panels: Panel[] = []
  const refresh = async () => {
    const state = await readState()
    await Promise.all(panels.map((panel) => panel.show(state)))
  }
  const clock = clockBar(refresh, xiaowang)
  const inDrawers = {
    支付: payPanel(refresh),
    账本: booksPanel(zhanggui),
    故障: faultsPanel(refresh),
    微信: wechatPanel(phones),
    云函数: functionsPanel(),
  }
  panels.push(clock, ...Object.values(inDrawers))
  const { buttons, drawer } = drawers(inDrawers)
  document
    .getElementById('desk')
    ?.replaceChildren(
      h('header', { className: 'bar' }, h('h1', {}, '推客演示台'), clock.element, buttons),
      story(xiaowang, laoli, guest),
      h('div', { className: 'desk' }, phoneRow(phones), drawer),
    )
  await refresh()
  let wasLost = false
  setInterval(() => {
    if (document.hidden) return
    refresh().then(
      () => {
        wasLost = false
      },
      () => {
        if (!wasLost) toast('连不上本地系统，请看终端里的 npm start')
        wasLost = true
      },
    )
  }, LOOK_EVERY_MS)
}

setUp().catch((error: Error) => {
  document
    .getElementById('desk')
    ?.replaceChildren(h('p', { className: 'failed' }, `演示台没有准备好：${error.message}`))
})
