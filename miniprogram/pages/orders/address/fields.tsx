import { Input, TextArea } from '@nutui/nutui-react-taro'
import { Field } from '@/components/field'
import { ADDRESS_MAX } from './shape'
import type { AddressForm } from './use-address'

/** Name, phone, region, street. What is typed is kept on the device. */
export function AddressFields({ form }: { readonly form: AddressForm }) {
  const { typed, problems, type, leave } = form
  return (
    <>
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
          type="tel"
          value={typed.phone}
          placeholder="11 位手机号"
          maxLength={ADDRESS_MAX.phone + 2}
          onChange={(text) => type('phone', text)}
          onBlur={() => leave('phone')}
        />
      </Field>
      <Field label="地区" refusal={problems.region ?? null}>
        <Input
          id="address-region"
          value={typed.region}
          placeholder="省、市、区"
          maxLength={ADDRESS_MAX.region}
          onChange={(text) => type('region', text)}
          onBlur={() => leave('region')}
        />
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
