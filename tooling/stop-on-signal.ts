/** How long a system may outlive the npm that started it. */
const PARENT_LOOK_EVERY_MS = 500

/** Ctrl-C, or a supervisor's SIGTERM, ends everything in the list, which grows as things start. A second one does not wait. */
export function stopOnSignal(): (() => Promise<void>)[] {
  const stops: (() => Promise<void>)[] = []
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    Promise.all(stops.map((each) => each())).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (process.env.npm_lifecycle_event !== undefined)
    whenParentEnds(() => {
      // Ctrl-C ends the shell too: that is no second Ctrl-C.
      if (!stopping) stop()
    })
  return stops
}

/** npm passes a SIGTERM to the shell between it and us, and the shell ends without passing it on. */
function whenParentEnds(stop: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, PARENT_LOOK_EVERY_MS)
  timer.unref()
}
