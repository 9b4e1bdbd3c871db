/** What the host and a worker say to each other. Events and answers travel as JSON text, as between real instances. */
export interface CallMessage {
  readonly id: number
  readonly eventJson: string
  readonly context: Readonly<Record<string, unknown>>
  /** Variables of this call alone; the worker removes the previous call's first. */
  readonly variables: Readonly<Record<string, string>>
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'load-failed'; readonly message: string; readonly stack: string }
  | { readonly kind: 'answer'; readonly id: number; readonly json: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string; readonly stack: string }

export interface WorkerData {
  readonly entry: string
  readonly clockCell: SharedArrayBuffer
}
