import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { StatusTag } from '@/components/status-tag'
import {
  basisSentence,
  basisWords,
  cause,
  otherCause,
  otherCounts,
  reasonSentence,
  rulesetWords,
  validity,
  verdict,
} from '@/format/attribution'
import { exactly } from '@/format/date'
import { Steps } from './steps'
import './why.scss'

/** The story of a decision: what led here, what was bought, which rule decided, and what else there was. */
export function WhyView({ why }: { readonly why: Output<'attribution.why'> }) {
  const now = serverNow()
  const { because, rejected, decidedAt, basis, ruleset } = why
  const ledHere = because === null ? [] : [{ at: because.at, what: cause(because), more: holding(because, now) }]
  return (
    <>
      <View className="card">
        <View className="why__head">
          <View className="title">{verdict(why)}</View>
          <StatusTag tone={basis === 'none' ? 'plain' : 'ok'} text={basisWords(basis)} />
        </View>
        <Steps steps={[...ledHere, { at: decidedAt, what: `下单 · ${basisWords(basis)}`, more: null }]} now={now} />
        {otherCounts(rejected).map((words) => (
          <View key={words} className="body-2 why__others">
            {words}
          </View>
        ))}
      </View>
      <View className="card">
        <View className="why__rule">{basisSentence(why)}</View>
        {ruleset !== null && (
          <View className="body-2 why__ruleset">
            规则：{rulesetWords(ruleset)}（{ruleset}）
          </View>
        )}
      </View>
      {rejected.length > 0 && (
        <View className="card">
          <View className="title why__title">没有计入的</View>
          {numbered(rejected).map(({ key, one }) => (
            <View key={key} className="why__rejected">
              <View className="body-2 figure">{exactly(one.at, now)}</View>
              <View>{otherCause(one)}</View>
              <View className="body-2">{reasonSentence(one.reason)}</View>
            </View>
          ))}
        </View>
      )}
    </>
  )
}

/** Two candidates may say the same; their place tells them apart. */
const numbered = (rejected: Output<'attribution.why'>['rejected']) =>
  rejected.map((one, index) => ({ key: `candidate ${index}`, one }))

function holding(because: NonNullable<Output<'attribution.why'>['because']>, now: number): string {
  return because.until === null ? '长期有效' : validity(because.at, because.until, now)
}
