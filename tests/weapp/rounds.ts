import type { MiniProgram } from './mini-program'

/**
 * A cloud that answers in rounds: all that was asked, and only once nothing more is asked. A page that needs an answer to
 * know what to ask next takes another round, however fast the cloud is.
 */
export interface Rounds {
  /** What every answer waits for. */
  readonly gate: (action: string) => Promise<void>
  /** Answers so many rounds, or until nothing more is asked; tells what each of them was asked. */
  readonly until: (app: MiniProgram, most?: number) => Promise<readonly (readonly string[])[]>
}

export function rounds(): Rounds {
  const waiting: { readonly action: string; readonly answer: () => void }[] = []
  return {
    gate: (action) => new Promise((answer) => void waiting.push({ action, answer })),
    until: async (app, most = Number.POSITIVE_INFINITY) => {
      const done: string[][] = []
      // The app has come to rest already: every way of telling it something waits for that.
      while (waiting.length > 0 && done.length < most) {
        const round = waiting.splice(0)
        for (const { answer } of round) answer()
        done.push(round.map(({ action }) => action))
        await app.settle()
      }
      return done
    },
  }
}
