import { Canvas, type ITouchEvent, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { surfaceOf, whenSurfaceChanges } from '@/api/chart-surface'
import { inWeChat } from '@/api/platform'
import { draw, EDGE_PX } from './draw'
import { layoutOf, nearestTo } from './layout'
import './line-chart.scss'

export interface Day {
  /** As the days are written: 11-20. */
  readonly day: string
  readonly value: number
}

interface Props {
  /** What is drawn: 点击. */
  readonly name: string
  /** At least one, the oldest first. */
  readonly days: readonly Day[]
  /** A value in words: 1,204, ¥98.00. */
  readonly words: (value: number) => string
  /** The smallest step between two lines across (layout.ts). */
  readonly least?: number
}

/** One value a day as a curve. The curve is drawn; every word is an element, in the page's own letters and colours. */
export function LineChart({ name, days, words, least = 1 }: Props) {
  // React's own ids have signs that selectors don't take.
  const id = `chart-${useId().replace(/\W/g, '')}`
  const key = JSON.stringify(days.map(({ value }) => value))
  const layout = useMemo(() => layoutOf(JSON.parse(key) as number[], least), [key, least])
  const [touched, setTouched] = useState<number | null>(null)
  const box = useRef({ left: 0, width: 0 })

  const turn = useRef(0)
  const redraw = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    void surfaceOf(id).then((surface) => {
      if (surface === null || mine !== turn.current) return
      box.current = { left: surface.left, width: surface.width }
      draw(surface, layout)
    })
  }, [id, layout])
  useEffect(() => {
    redraw()
    return () => {
      turn.current += 1
    }
  }, [redraw])
  useEffect(() => whenSurfaceChanges(redraw), [redraw])
  useDidShow(redraw)

  const chosen = Math.min(touched ?? days.length - 1, days.length - 1)
  const [shown, spot] = [days[chosen], layout.spots[chosen]]
  if (shown === undefined || spot === undefined) return null
  const touch = (event: unknown) => {
    const x = pressedAt(event)
    const { left, width } = box.current
    if (x !== null && width > 2 * EDGE_PX) {
      setTouched(nearestTo((x - left - EDGE_PX) / (width - 2 * EDGE_PX), days.length))
    }
  }
  return (
    <View className="line-chart">
      <View className="line-chart__said figure">
        <View className="line-chart__day">
          {shown.day} {name}
        </View>
        <View className="line-chart__value">{words(shown.value)}</View>
      </View>
      <View className="line-chart__top figure">{words(layout.top)}</View>
      <View id={`${id}-plot`} className="line-chart__plot">
        {inWeChat ? (
          <Canvas type="2d" id={id} className="line-chart__canvas" />
        ) : (
          <canvas id={id} className="line-chart__canvas" />
        )}
        <View className="line-chart__dot" style={{ left: within(spot.x), top: within(spot.y) }} />
        <View
          id={`${id}-touch`}
          className="line-chart__touch"
          ariaRole="img"
          ariaLabel={`${name}：${days.map(({ day, value }) => `${day} ${words(value)}`).join('，')}`}
          onTouchStart={touch}
          onTouchMove={touch}
          onClick={touch}
        />
      </View>
      <View className="line-chart__days figure">
        <View>{days[0]?.day}</View>
        {days.length > 1 && <View>{days.at(-1)?.day}</View>}
      </View>
    </View>
  )
}

/** A place of the plot, 0 to 1, as a style: as the curve is drawn, with room at the edges. */
const within = (part: number): string =>
  `calc(${EDGE_PX}px + (100% - ${2 * EDGE_PX}px) * ${Math.round(part * 1_000) / 1_000})`

/** How far from the window's left edge, in px: of a finger, of WeChat's tap or of a mouse. */
function pressedAt(event: unknown): number | null {
  const { touches, detail, clientX } = event as Partial<ITouchEvent> & { readonly clientX?: number }
  const x = touches?.[0]?.clientX ?? clientX ?? (detail as { x?: number } | undefined)?.x
  return typeof x === 'number' ? x : null
}
