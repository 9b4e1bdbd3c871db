import { Button, Input, TextArea } from '@nutui/nutui-react-taro'
import { inWeChat, say } from '@/api/platform'
import { addressOfWeChat, importWords } from '@/api/wechat-address'
import { Field } from '@/components/field'
import { RegionBox } from './region-box'
import { ADDRESS_MAX } from './shape'
import type { AddressForm } from './use-address'
import './address-form.scss'

/** Name, phone, region, street. What is typed is kept on the device. */
export function AddressFields({ form }: { readonly form: AddressForm }) {
  const { typed, problems, type, leave } = form
  return (
    <>
      {inWeChat && <ImportButton form={form} />}
      <Field label="收货人" refusal={problems.name ?? null}>
        <Input
          id="address-name"
          value={typed.name}
          placeholder="姓名"
          maxLength={ADDRESS_MAX.name}
          onChange={(text) => type('name', text)}
          onBlur={() => leave('name')}
        />
      </Field>
      <Field label="手机号" refusal={problems.phone ?? null}>
        <Input
          id="address-phone"
          // WeChat knows no keyboard of that name.
          type={inWeChat ? 'number' : 'tel'}
          value={typed.phone}
          placeholder="11 位手机号"
          maxLength={ADDRESS_MAX.phone + 2}
          onChange={(text) => type('phone', text)}
          onBlur={() => leave('phone')}
        />
      </Field>
      <Field label="地区" refusal={problems.region ?? null}>
        <RegionBox form={form} />
      </Field>
      <Field label="详细地址" refusal={problems.detail ?? null}>
        <TextArea
          id="address-detail"
          value={typed.detail}
          placeholder="街道、小区、门牌号"
          maxLength={ADDRESS_MAX.detail}
          rows={2}
          onChange={(text) => type('detail', text)}
          onBlur={() => leave('detail')}
        />
      </Field>
    </>
  )
}

/** The address book that the person has in WeChat. Whatever it does not give can be typed. */
function ImportButton({ form }: { readonly form: AddressForm }) {
  const fill = async () => {
    const taken = await addressOfWeChat()
    if (taken.kind === 'taken') form.fill(taken.address)
    const words = importWords(taken)
    if (words !== null) say(words)
  }
  return (
    <Button id="address-import" className="tall address-form__import" size="large" onClick={() => void fill()}>
      从微信导入
    </Button>
  )
}
