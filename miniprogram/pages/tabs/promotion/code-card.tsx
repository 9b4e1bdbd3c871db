import { View } from '@tarojs/components'
import { CopyRow } from '@/components/copy-row'
import { cashbackWords } from '@/format/statistics'
import type { OwnShare } from '@/hooks/use-own-share'
import { useQuery } from '@/hooks/use-query'
import { CodePicture } from './code-picture'
import { ShareRow } from './share-row'

/** The code and the link that bind whoever registers by them, what that earns, and pictures to hand out. */
export function CodeCard({ code, own }: { readonly code: string; readonly own: OwnShare }) {
  const referral = useQuery('attribution.referral', {}).output?.referral ?? null
  return (
    <View className="card">
      {code === '' ? (
        <View>
          <View className="promotion__none-label">我的推荐码</View>
          <View>还没有推荐码</View>
        </View>
      ) : (
        <CopyRow
          label="我的推荐码"
          value={code}
          large
          {...(referral === null ? {} : { tag: cashbackWords(referral) })}
        />
      )}
      {referral !== null && (
        <View className="hint promotion__rate">客户下单，按实付返给你。想要更高比例，可联系商家</View>
      )}
      <View className="promotion__link">
        <ShareRow own={own} />
      </View>
      {own.share !== null && <CodePicture shareCode={own.share.code} />}
    </View>
  )
}
