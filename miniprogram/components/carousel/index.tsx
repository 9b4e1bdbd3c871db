import { ScrollView, View } from '@tarojs/components'
import { type ReactNode, useId, useState } from 'react'
import { slideAt } from './slide-at'
import './carousel.scss'

interface Props {
  /** For people who can't see it. */
  readonly label: string
  readonly slides: readonly { readonly key: string; readonly shown: ReactNode }[]
}

/** Slides side by side, one at a time, pushed by a finger or chosen by a dot. It never moves by itself. */
export function Carousel({ label, slides }: Props) {
  // `into`: the slide that a dot asked for. Pushing away from it forgets it, so that the same dot works again.
  const [{ index, into }, setPlace] = useState({ index: 0, into: '' })
  // A browser keeps the pages behind this one, so ids are no page's alone; React's own have signs that selectors don't take.
  const own = useId().replace(/\W/g, '')
  const only = slides.length === 1 ? slides[0] : undefined
  if (only !== undefined) return <>{only.shown}</>
  const idOf = (slide: number) => `slide-${own}-${slide}`
  return (
    <View className="carousel" ariaLabel={label}>
      <ScrollView
        className="carousel__track"
        scrollX
        enhanced
        pagingEnabled
        showScrollbar={false}
        scrollIntoView={into}
        onScroll={({ detail }) => {
          const shown = slideAt(detail, slides.length)
          if (shown !== index) setPlace({ index: shown, into: '' })
        }}
      >
        <View className="carousel__row">
          {slides.map(({ key, shown }, slide) => (
            <View key={key} id={idOf(slide)} className="carousel__slide">
              {shown}
            </View>
          ))}
        </View>
      </ScrollView>
      <View className="carousel__dots">
        {slides.map(({ key }, slide) => (
          <View
            key={key}
            className={slide === index ? 'carousel__dot carousel__dot--shown' : 'carousel__dot'}
            ariaRole="button"
            ariaLabel={`第 ${slide + 1} 张，共 ${slides.length} 张`}
            onClick={() => setPlace({ index: slide, into: idOf(slide) })}
          />
        ))}
      </View>
    </View>
  )
}
