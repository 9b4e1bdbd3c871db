import type { ShareTarget } from '@/hooks/use-own-share'

/** What is picked: its share opens in a sheet over the list. */
export interface Picked {
  readonly target: ShareTarget
  readonly title: string
}
