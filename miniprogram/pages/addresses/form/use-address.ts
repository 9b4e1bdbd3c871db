import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useStore } from '@/api/store'
import type { AddressDraft } from './draft'
import { type Address, type AddressPart, type AddressProblems, cleaned, firstProblem, problemsOf } from './shape'

export interface AddressForm {
  readonly typed: Address
  /** Of the parts that were left, and of all after `check`. */
  readonly problems: Partial<AddressProblems>
  readonly type: (part: AddressPart, text: string) => void
  readonly leave: (part: AddressPart) => void
  /** Fills the whole form, and says at once what of it the server would not take. */
  readonly fill: (address: Address) => void
  /** The address as the server takes it, or null: then the first bad part is shown. */
  readonly check: () => Address | null
}

/** An address that is being typed. A part is complained about once it was left, not while one types. */
export function useAddress(draft: AddressDraft): AddressForm {
  const typed = useStore(draft.store)
  const [left, setLeft] = useState<ReadonlySet<AddressPart>>(new Set())
  const problems = problemsOf(typed)
  const all = new Set(Object.keys(problems) as AddressPart[])
  return {
    typed,
    problems: Object.fromEntries(Object.entries(problems).filter(([part]) => left.has(part as AddressPart))),
    type: (part, text) => {
      draft.change({ [part]: text })
      setLeft((parts) => new Set([...parts].filter((one) => one !== part)))
    },
    leave: (part) => {
      if (typed[part] !== '') setLeft((parts) => new Set([...parts, part]))
    },
    fill: (address) => {
      draft.change(address)
      setLeft(all)
    },
    check: () => {
      const first = firstProblem(problems)
      if (first === null) return cleaned(typed)
      setLeft(all)
      void Taro.pageScrollTo({ selector: `#address-${first}`, offsetTop: -80, duration: 200 })
      return null
    },
  }
}
