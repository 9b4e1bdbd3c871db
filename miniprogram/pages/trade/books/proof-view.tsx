import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { type Fact, FactRows } from '@/components/fact-rows'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { count } from '@/format/counts'
import { exactly } from '@/format/date'
import { COUNT_WORDS, invariantWords } from '../words/books'

type Proof = Output<'proof.run'>

/** Each thing that must hold, whether it does, and on how much that was checked. */
export function ProofView({ proof }: { readonly proof: Proof }) {
  const { holds, invariants } = proof
  const failed = invariants.filter(({ failures }) => failures.length > 0).length
  return (
    <>
      <Notice tone={holds ? 'ok' : 'bad'} icon={holds ? 'check' : 'alert'}>
        {holds ? `账目相符，${count(invariants.length)} 项都成立` : `${count(failed)} 项不成立，请联系技术人员`}
      </Notice>
      <View className="card">
        {invariants.map((invariant) => (
          <InvariantRow key={invariant.number} invariant={invariant} />
        ))}
      </View>
      <View className="card">
        <FactRows facts={factsOf(proof)} />
      </View>
    </>
  )
}

function InvariantRow({ invariant }: { readonly invariant: Proof['invariants'][number] }) {
  const { number, checked, failures } = invariant
  const isGood = failures.length === 0
  return (
    <View className={isGood ? 'books__row' : 'books__row books__row--bad'}>
      <Icon name={isGood ? 'check' : 'close'} size={20} />
      <View className="books__words">
        <View>{invariantWords(number)}</View>
        {failures.map((failure) => (
          <View key={failure} className="books__failure">
            {failure}
          </View>
        ))}
      </View>
      <View className="body-2 figure books__checked">
        {isGood ? `核对 ${count(checked)} 处` : `${count(failures.length)} 处不对`}
      </View>
    </View>
  )
}

function factsOf({ provedAt, sealedUntil, counts }: Proof): Fact[] {
  const now = serverNow()
  return [
    { label: '核账时间', value: exactly(provedAt, now) },
    { label: '流水封存到', value: sealedUntil === null ? '还没有封存' : exactly(sealedUntil, now) },
    ...COUNT_WORDS.flatMap(([collection, label]) => {
      const rows = counts[collection]
      return rows === undefined ? [] : [{ label, value: count(rows) }]
    }),
  ]
}
