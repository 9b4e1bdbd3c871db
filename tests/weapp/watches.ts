/** What an intersection observer was asked to watch. `tell` is what WeChat would say of the element. */
export interface Watch {
  readonly page: object
  readonly options: object
  readonly margins: object | null
  readonly selector: string
  readonly tell: (seen: object) => void
  isOver: boolean
}

/** An intersection observer that writes down what it watches and sees nothing by itself. */
export function watcher(watches: Watch[], page: object, options: object): unknown {
  const own: Watch[] = []
  let margins: object | null = null
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: (given?: object) => {
      margins = given ?? {}
      return observer
    },
    observe: (selector: string, tell: Watch['tell']) => {
      const watch = { page, options, margins, selector, tell, isOver: false }
      own.push(watch)
      watches.push(watch)
    },
    disconnect: () => {
      for (const watch of own) watch.isOver = true
    },
  }
  return observer
}
