/** One thing that was done to a drawing context: a method with its arguments, or a property that was set. */
export type Drawn = readonly [name: string, ...args: readonly unknown[]]

/** As wide as half a Chinese character each: the figures matter only in that they are all there. */
const SIGN_WIDTH = 8

/**
 * A canvas of WeChat's as far as a page can tell (canvas 2D): what is drawn is written down, pictures load at once.
 * `broken`: addresses of pictures that do not load.
 */
export class FakeCanvas {
  readonly drawn: Drawn[] = []
  width = 300
  height = 150

  constructor(
    private readonly later: (run: () => void) => void,
    private readonly broken: (address: string) => boolean,
  ) {}

  getContext(): object {
    const { drawn } = this
    const values = new Map<string, unknown>([['canvas', this]])
    return new Proxy(
      {},
      {
        get: (_, name) => {
          if (typeof name !== 'string' || name === 'then') return undefined
          if (values.has(name)) return values.get(name)
          return (...args: unknown[]) => {
            drawn.push([name, ...args])
            if (name === 'measureText') return { width: [...String(args[0])].length * SIGN_WIDTH }
            return /^create.*(Gradient|Pattern)$/.test(name) ? { addColorStop: () => {} } : undefined
          }
        },
        set: (_, name, value) => {
          values.set(String(name), value)
          drawn.push([`${String(name)}=`, value])
          return true
        },
      },
    )
  }

  createImage(): object {
    const { broken, later } = this
    let address = ''
    const image = {
      width: 100,
      height: 100,
      onload: null as (() => void) | null,
      onerror: null as ((error: unknown) => void) | null,
      get src() {
        return address
      },
      set src(to: string) {
        address = to
        later(() => (broken(to) ? image.onerror?.({ errMsg: 'load fail' }) : image.onload?.()))
      },
    }
    return image
  }

  requestAnimationFrame(draw: (time: number) => void): number {
    this.later(() => draw(0))
    return 1
  }

  cancelAnimationFrame(): void {}

  toDataURL(): string {
    return 'data:image/png;base64,AA=='
  }
}

/** What was written on canvases, in order. */
export const written = (canvases: readonly FakeCanvas[]): string[] =>
  canvases.flatMap(({ drawn }) => drawn.flatMap(([name, text]) => (name === 'fillText' ? [String(text)] : [])))
