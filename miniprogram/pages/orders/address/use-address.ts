import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useStore } from '@/api/store'
import { addressDraft, changeAddress } from './draft'
import { type Address, type AddressPart, type AddressProblems, cleaned, firstProblem, problemsOf } from './shape'

export interface AddressForm {
  readonly typed: Address
  /** Of the parts that were left, and of all after `check`. */
  readonly problems: Partial<AddressProblems>
  readonly type: (part: AddressPart, text: string) => void
  readonly leave: (part: AddressPart) => void
  /** The address as the server takes it, or null: then the first bad part is shown. */
  readonly check: () => Address | null
}

/** An address that is being typed. A part is complained about once it was left, not while one types. */
export function useAddress(): AddressForm {
  const typed = useStore(addressDraft)
  const [left, setLeft] = useState<ReadonlySet<AddressPart>>(new Set())
  const problems = problemsOf(typed)
  return {
    typed,
    problems: Object.fromEntries(Object.entries(problems).filter(([part]) => left.has(part as AddressPart))),
    type: (part, text) => {
      changeAddress({ [part]: text })
      setLeft((parts) => new Set([...parts].filter((one) => one !== part)))
    },
    leave: (part) => {
      if (typed[part] !== '') setLeft((parts) => new Set([...parts, part]))
    },
    check: () => {
      const first = firstProblem(problems)
      if (first === null) return cleaned(typed)
      setLeft(new Set(Object.keys(problems) as AddressPart[]))
      void Taro.pageScrollTo({ selector: `#address-${first}`, offsetTop: -80, duration: 200 })
      return null
    },
  }
}
