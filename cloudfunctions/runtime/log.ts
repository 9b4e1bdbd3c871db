import { createHash } from 'node:crypto'

/** One structured line an event. Only plain values that name nobody: ids are hashed, texts and phone numbers stay out. */
export type LogLine = Readonly<Record<string, string | number | boolean | null>>
export type Log = (event: string, line: LogLine) => void

export const consoleLog: Log = (event, line) => console.log(JSON.stringify({ event, ...line }))

/** The same person gives the same short hash, so that one can follow them through the log without knowing them. */
export const hashed = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 12)
