import type { State } from './emulator'

/** A part of the desk that shows the emulator's state; `show` is called with each new one. */
export interface Panel {
  readonly element: HTMLElement
  show(state: State): void | Promise<void>
}
