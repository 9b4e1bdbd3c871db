/** The people of the named world that demos, screenshots and journeys share. `subject` is their WeChat openid. */
export const PEOPLE = {
  xiaowang: { subject: 'demo-xiaowang', nickname: '小王' },
  laoli: { subject: 'demo-laoli', nickname: '老李' },
  zhanggui: { subject: 'demo-zhanggui', nickname: '掌柜' },
  xiaozhao: { subject: 'demo-xiaozhao', nickname: '赵小满' },
  aze: { subject: 'demo-aze', nickname: '阿泽' },
  chenjie: { subject: 'demo-chenjie', nickname: '陈姐' },
  daliu: { subject: 'demo-daliu', nickname: '大刘' },
  aqing: { subject: 'demo-aqing', nickname: '阿青' },
  zhouzhou: { subject: 'demo-zhouzhou', nickname: '周周' },
  nameless: { subject: 'demo-nameless', nickname: null },
} as const

export type PersonName = keyof typeof PEOPLE
export const identityOf = (name: PersonName) => ({ provider: 'wechat' as const, subject: PEOPLE[name].subject })
