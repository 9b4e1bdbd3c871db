import type { Promotable } from '@/hooks/use-card'

/** Takes what is picked: its share opens in a sheet over the list. */
export type OnPick = (picked: Promotable) => void
