import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { askAgain } from '@/api/answers'
import { PromotionSteps, PromotionTerms } from '@/components/promotion-terms'
import { useCommand } from '@/hooks/use-command'
import './enroll-card.scss'

/** What a promoter is, and the one press that makes one: free and without any condition. */
export function EnrollCard({ onEnrolled }: { readonly onEnrolled?: (output: Output<'promoters.enroll'>) => void }) {
  const enroll = useCommand('promoters.enroll', {
    onDone: (output) => {
      void askAgain('promoters.me', 'members.me')
      onEnrolled?.(output)
    },
  })
  return (
    <View className="card">
      <View className="enroll-card__headline">成为推客，朋友下单有佣金</View>
      <View className="body-2 enroll-card__open">人人都能成为推客，不收费，也没有任何条件</View>
      <PromotionSteps />
      <View className="enroll-card__terms">
        <PromotionTerms />
      </View>
      {enroll.refusal !== null && (
        <View className="enroll-card__refusal" ariaRole="alert">
          {enroll.refusal.text}
        </View>
      )}
      <Button
        id="enroll-send"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={enroll.busy}
        onClick={() => void enroll.send({})}
      >
        成为推客
      </Button>
    </View>
  )
}
