import { Input } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { useState } from 'react'
import { Field } from '@/components/field'
import { yuan } from '@/format/money'
import { BANK_MAX, needsRealName, type PayeeProblems, payeeProblems, REAL_NAME_MAX, type Typed } from './checks'
import { changeRequest } from './draft'

type Part = keyof PayeeProblems

interface Props {
  readonly typed: Typed
  readonly offer: Output<'withdrawals.offer'>
}

/** Who is paid: a name where one is compared, and an account where somebody types it into a bank. */
export function PayeeFields({ typed, offer }: Props) {
  const [left, setLeft] = useState<ReadonlySet<Part>>(new Set())
  const problems = payeeProblems(typed, offer)
  const box = (part: Part) => ({
    value: typed[part],
    onBlur: () => setLeft((parts) => new Set([...parts, part])),
    onChange: (text: string) => {
      setLeft((parts) => new Set([...parts].filter((one) => one !== part)))
      changeRequest({ [part]: text })
    },
  })
  const refusal = (part: Part) => (left.has(part) && typed[part] !== '' ? problems[part] : null)
  const isManual = typed.channel !== 'wechat'
  return (
    <>
      {needsRealName(typed, offer) && (
        <Field
          label="真实姓名"
          hint={isManual ? '与收款账户一致' : `满 ${yuan(offer.limits.realNameFromFen)} 元，微信会核对实名`}
          refusal={refusal('realName')}
        >
          <Input id="request-name" placeholder="收款人姓名" maxLength={REAL_NAME_MAX} {...box('realName')} />
        </Field>
      )}
      {isManual && (
        <Field label={typed.channel === 'bank' ? '银行卡号' : '支付宝账号'} refusal={refusal('account')}>
          <Input id="request-account" placeholder="收款账号" maxLength={64} {...box('account')} />
        </Field>
      )}
      {typed.channel === 'bank' && (
        <Field label="开户行" hint="写到支行" refusal={refusal('bank')}>
          <Input id="request-bank" placeholder="如 工商银行文三路支行" maxLength={BANK_MAX} {...box('bank')} />
        </Field>
      )}
    </>
  )
}
