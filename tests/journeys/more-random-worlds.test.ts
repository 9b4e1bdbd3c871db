import { tryWorlds } from './random/worlds'

// In a file of its own, so that the two halves run side by side.
tryWorlds(1)
