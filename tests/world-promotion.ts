import { type Answer, actions } from '@shared/contracts'
import type { Cloud } from '../emulator'
import type { Call } from './caller-in'

interface Shown {
  readonly kind: string
  readonly id: string
}

/** People who came by a share, looked and went: what a promoter's numbers are mostly made of. */
export function passersBy(cloud: Cloud) {
  let visits = 0
  /** `times` visits by `people` different people, who are strangers to everybody in the world. */
  return async (share: string, page: Shown, { times, people }: { readonly times: number; readonly people: number }) => {
    for (let number = 0; number < times; number += 1) {
      visits += 1
      const input = { requestId: `pass${String(visits).padStart(12, '0')}`, share, page }
      const event = { action: 'attribution.visit', input: actions['attribution.visit'].input.parse(input) }
      const identity = { provider: 'wechat' as const, subject: `demo-passer-${(visits % people) + 1}` }
      const answer = (await cloud.invoke('api', event, identity)) as Answer<'attribution.visit'>
      if (!answer.ok) throw new Error(`seed: a visit was refused with ${answer.code}`)
    }
  }
}

const PITCHES = [
  {
    place: 'group',
    name: '群里一句话',
    text: '{product} 现在 {price}，我自己也在用，想要的点这里：{link}',
  },
  {
    place: 'forum',
    name: '论坛分享帖',
    text: '最近换了 {product}，味道很正，家里人都喜欢。有人问在哪里买，放个链接：{link} ，注册时填推荐码 {code} 也可以。',
  },
  {
    place: 'answer',
    name: '回答怎么选',
    text: '选油先看压榨方式和产地。我现在用的是 {product}，{price}，产地直发：{link}',
  },
  { place: 'video', name: '视频简介', text: '视频里的好物都在这里：{link} 推荐码 {code}' },
] as const

/** 掌柜 wrote texts to hand out, and 小王 wrote to the customers once. */
export async function promote(call: Call, { oil }: { readonly oil: string }): Promise<void> {
  for (const pitch of PITCHES) await call('zhanggui', 'pitches.save', { ...pitch, isOn: true })
  await call('xiaowang', 'messages.sendLetter', {
    title: '新榨的山茶籽油到了',
    body: '今年的头道油刚到，喜欢清淡一点的可以试试，有问题随时问我。',
    productId: oil,
  })
}
