import type { Cloud } from '../emulator'
import type { Call } from './caller-in'

/** What the merchant picked in WeChat's console, one template a reminder, and what fills their fields. */
const TEMPLATES = [
  {
    reminder: 'order-shipped',
    templateId: 'demo-template-order-shipped',
    fields: { thing1: 'title', time2: 'time', thing3: 'text' },
  },
  {
    reminder: 'refund-succeeded',
    templateId: 'demo-template-refund-succeeded',
    fields: { thing1: 'title', amount2: 'amount', time3: 'time' },
  },
  {
    reminder: 'commission-frozen',
    templateId: 'demo-template-commission-frozen',
    fields: { thing1: 'title', amount2: 'amount', phrase3: 'text' },
  },
  {
    reminder: 'letter',
    templateId: 'demo-template-letter',
    fields: { name1: 'name', thing2: 'title', thing3: 'text' },
  },
] as const

/** 掌柜 has a template for every reminder; nobody has allowed one yet. */
export async function setUpReminders(call: Call, cloud: Cloud): Promise<void> {
  for (const { templateId, fields } of TEMPLATES) cloud.wechat.addTemplate(templateId, Object.keys(fields))
  await call('zhanggui', 'messages.setTemplates', { templates: TEMPLATES.map((template) => ({ ...template })) })
}
