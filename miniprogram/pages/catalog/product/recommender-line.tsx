import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import { Icon } from '@/components/icon'

interface Props {
  readonly productId: string
  readonly contentId: string | null
}

/**
 * Who would be credited for it now. It is asked once and kept nowhere, because an older answer would name somebody whose
 * time has run out; where nobody is and where it can't be said, nothing is.
 */
export function RecommenderLine({ productId, contentId }: Props) {
  const [recommender, setRecommender] = useState<Output<'attribution.recommender'>['recommender']>(null)
  useEffect(() => {
    let isLeft = false
    void call('attribution.recommender', { productId, ...(contentId === null ? {} : { contentId }) }).then(
      (outcome) => {
        if (!isLeft && outcome.ok) setRecommender(outcome.output.recommender)
      },
    )
    return () => {
      isLeft = true
    }
  }, [productId, contentId])
  if (recommender === null) return null
  return (
    <View id="product-recommender" className="product__recommender">
      <Icon name="users" size={16} />
      <View className="one-line">由 {recommender.name === '' ? '微信好友' : recommender.name} 推荐</View>
    </View>
  )
}
