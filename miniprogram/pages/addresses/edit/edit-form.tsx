import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { askAgain } from '@/api/answers'
import { pickedAddress } from '@/api/picked-address'
import { ToggleRow } from '@/components/toggle-row'
import { useCommand } from '@/hooks/use-command'
import { draftOf } from '../form/draft'
import { AddressFields } from '../form/fields'
import { useAddress } from '../form/use-address'
import { goBack } from '../go-back'
import './edit.scss'

interface Props {
  /** As the book has it; null: a new one. */
  readonly kept: Output<'addresses.address'> | null
  /** The first one is the default, whatever is said. */
  readonly isFirst: boolean
  readonly after: { readonly picks: boolean; readonly pages: number }
}

export function EditForm({ kept, isFirst, after }: Props) {
  const draft = draftOf(kept?.addressId ?? null)
  const form = useAddress(draft)
  const [isDefault, setIsDefault] = useState(kept?.isDefault ?? false)
  useEffect(() => {
    if (kept !== null) draft.begin(kept.address)
  }, [draft, kept])
  const [isSaved, setIsSaved] = useState(false)
  const save = useCommand('addresses.save', { lasting: true })
  const submit = async () => {
    const address = form.check()
    if (address === null) return
    const id = kept === null ? {} : { addressId: kept.addressId }
    // That the first one is the default is the server's doing: asked again, with the first one there, it is the same request.
    const saved = await save.send({ ...id, address, isDefault })
    if (saved === null) return
    setIsSaved(true)
    if (after.picks) pickedAddress.set(saved.addressId)
    // The page below shows it at once.
    await askAgain('addresses.mine', 'addresses.address')
    draft.forget()
    goBack(after.pages)
  }
  // The default can be given to another one, not taken away: a book has one.
  const isFixed = isFirst || kept?.isDefault === true
  return (
    <>
      <View className="card">
        <AddressFields form={form} />
      </View>
      {!isFixed && (
        <View className="card">
          <ToggleRow
            id="address-default"
            label="设为默认地址"
            hint="下单时先用它"
            on={isDefault}
            onToggle={setIsDefault}
          />
        </View>
      )}
      {save.refusal !== null && (
        <View className="address-edit__refusal" ariaRole="alert">
          {save.refusal.text}
        </View>
      )}
      <Button
        id="address-save"
        className="wide address-edit__save"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={save.busy || isSaved}
        onClick={() => void submit()}
      >
        保存
      </Button>
    </>
  )
}
