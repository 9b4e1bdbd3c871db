import { tryWorlds } from './random/worlds'

tryWorlds(0)
