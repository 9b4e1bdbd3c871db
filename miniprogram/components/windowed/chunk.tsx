import { View } from '@tarojs/components'
import { type ReactNode, useContext, useEffect, useId, useState } from 'react'
import { watchNear } from '@/api/nearness'
import { OwnPage } from './own-page'

interface Props {
  /** The place of its first row in the whole list. */
  readonly from: number
  readonly className: string
  readonly onNear: (from: number, isNear: boolean) => void
  /** Draws the rows; not called while they are far away. */
  readonly children: () => ReactNode
}

/** Some rows, or as much empty room as they last took. */
export function Chunk({ from, className, onNear, children }: Props) {
  // React's own ids have signs that selectors don't take.
  const id = `chunk-${useId().replace(/\W/g, '')}`
  const [farHeightPx, setFarHeightPx] = useState<number | null>(null)
  const page = useContext(OwnPage)
  useEffect(() => {
    const tell = (isNear: boolean, heightPx: number) => {
      // The page itself is hidden behind another one: how its rows stand is not known, and nothing is gained.
      if (!isNear && heightPx === 0) return
      setFarHeightPx(isNear ? null : heightPx)
      onNear(from, isNear)
    }
    const stop = watchNear(id, tell, page)
    return () => {
      stop()
      onNear(from, false)
    }
  }, [id, from, onNear, page])
  if (farHeightPx !== null) return <View id={id} style={{ height: `${farHeightPx}px` }} />
  return (
    <View id={id} className={className}>
      {children()}
    </View>
  )
}
