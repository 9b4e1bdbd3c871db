import type { Surface } from '@/api/chart-surface'
import type { Layout, Spot } from './layout'

/** Room in px around the plot, so that a thick line at its edge is not cut in half. */
export const EDGE_PX = 6

/** More days than this stand too close for a dot each. */
const DOTTED_DAYS_MAX = 10

/** Draws the lines across, the ground under the curve, the curve, and a dot a day where there is room. Words are elements. */
export function draw({ context, width, height, colours }: Surface, { spots, ticks }: Layout): void {
  const across = (x: number) => EDGE_PX + x * (width - 2 * EDGE_PX)
  const down = (y: number) => EDGE_PX + y * (height - 2 * EDGE_PX)
  const curve = () => {
    context.beginPath()
    spots.forEach(({ x, y }, index) => {
      if (index === 0) context.moveTo(across(x), down(y))
      else context.lineTo(across(x), down(y))
    })
  }

  context.clearRect(0, 0, width, height)
  context.lineWidth = 1
  context.strokeStyle = colours.grid
  for (const { y } of ticks) {
    context.beginPath()
    context.moveTo(across(0), down(y))
    context.lineTo(across(1), down(y))
    context.stroke()
  }

  const [first, last]: readonly (Spot | undefined)[] = [spots[0], spots.at(-1)]
  if (first === undefined || last === undefined) return
  context.fillStyle = colours.line
  context.globalAlpha = 0.12
  curve()
  context.lineTo(across(last.x), down(1))
  context.lineTo(across(first.x), down(1))
  context.fill()
  context.globalAlpha = 1

  context.lineWidth = 2
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.strokeStyle = colours.line
  curve()
  context.stroke()
  if (spots.length > DOTTED_DAYS_MAX) return
  for (const { x, y } of spots) {
    context.beginPath()
    context.arc(across(x), down(y), 2.5, 0, 2 * Math.PI)
    context.fill()
  }
}
