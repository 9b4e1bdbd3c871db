import { randomBytes, randomInt } from 'node:crypto'
import { CODE_ALPHABET, ID_ALPHABET, ID_LENGTH, signsFrom } from '@shared/kernel/ids'

/** Where randomness enters the server: handlers get it as an argument, so a test can say what comes. */
export interface Entropy {
  /** A new id of ours. */
  id(): string
  /** A code for people: signs that nobody confuses. */
  code(length: number): string
  /** A number in [0, 1), for spreading things; never for secrets. */
  fraction(): number
}

// A byte is skipped at worst every eighth time (248 of 256 are fair for 62 signs), so four times the length is plenty.
const signs = (alphabet: string, length: number) => signsFrom(randomBytes(length * 4), alphabet, length)

export const entropy: Entropy = {
  id: () => signs(ID_ALPHABET, ID_LENGTH),
  code: (length) => signs(CODE_ALPHABET, length),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
}
