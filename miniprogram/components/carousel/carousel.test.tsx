import { act, fireEvent, render, screen } from '@testing-library/react'
import { forwardRef } from 'react'
import { Carousel } from './index'

/** What the platform was told to show, and the pushing that it tells of. */
interface Track {
  readonly children?: React.ReactNode
  readonly scrollIntoView?: string
  readonly onScroll?: (event: object) => void
}
let track: Track = {}
jest.mock('@tarojs/components', () => ({
  ...jest.requireActual('../../../tests/stand-ins/tarojs-components'),
  ScrollView: forwardRef<HTMLDivElement, Track>((props, ref) => {
    track = props
    return <div ref={ref}>{props.children}</div>
  }),
}))

const three = ['一', '二', '三'].map((words) => ({ key: words, shown: <div>{words}</div> }))
/** Three slides of 300 px. */
const pushTo = (scrollLeft: number) => act(() => track.onScroll?.({ detail: { scrollLeft, scrollWidth: 900 } }))
const dots = () => screen.getAllByRole('button')
const brought = () => document.getElementById(track.scrollIntoView ?? '')?.textContent
const shown = () => dots().findIndex(({ className }) => className.includes('--shown'))

test('the dot of the slide that was pushed to is lit', () => {
  render(<Carousel label="推荐" slides={three} />)
  expect(shown()).toBe(0)
  pushTo(310)
  expect(shown()).toBe(1)
})

test('a dot brings its slide, also after that was pushed away again', () => {
  render(<Carousel label="推荐" slides={three} />)
  fireEvent.click(dots()[2] as HTMLElement)
  expect(brought()).toBe('三')
  pushTo(600)
  expect(brought()).toBe('三')
  pushTo(0)
  expect(brought()).toBeUndefined()
  fireEvent.click(dots()[2] as HTMLElement)
  expect(brought()).toBe('三')
})

test('two carousels bring slides of their own', () => {
  render(<Carousel label="前一页" slides={three} />)
  render(<Carousel label="推荐" slides={['四', '五'].map((words) => ({ key: words, shown: <div>{words}</div> }))} />)
  fireEvent.click(dots().at(-1) as HTMLElement)
  expect(brought()).toBe('五')
})

test('a single slide has no dots', () => {
  render(<Carousel label="推荐" slides={three.slice(0, 1)} />)
  expect(screen.getByText('一')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
