import { View } from '@tarojs/components'
import { inWeChat } from '@/api/platform'
import { openPrivacyContract } from '@/api/privacy'
import { PageFrame } from '@/components/page-frame'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { SECTIONS } from './sections'
import './privacy.scss'

/** What is kept of a person, why, for how long, and who sees it. It needs no network. */
export default function Privacy() {
  return (
    <PageFrame title="隐私说明">
      {SECTIONS.map(({ title, texts }) => (
        <View key={title} className="card">
          <View className="title">{title}</View>
          {texts.map((text) => (
            <View key={text} className="privacy__text">
              {text}
            </View>
          ))}
        </View>
      ))}
      {inWeChat && (
        <PlainRows>
          <PlainRow id="privacy-contract-row" text="小程序隐私保护指引" onClick={openPrivacyContract} />
        </PlainRows>
      )}
    </PageFrame>
  )
}
