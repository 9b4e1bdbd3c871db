import { ID_ALPHABET } from '@shared/kernel/ids'

/** Signs of a request id: 62^24 ≈ 2^143. Two presses on any two phones never make the same one. */
const LENGTH = 24

/**
 * Signs that need not be secret, only different, so `Math.random` will do: WeChat's JavaScript has no synchronous source
 * of strong randomness.
 */
export function randomSigns(length: number): string {
  let signs = ''
  for (let i = 0; i < length; i += 1) signs += ID_ALPHABET[Math.floor(Math.random() * ID_ALPHABET.length)]
  return signs
}

/** Names one intention of a person, so that sending it twice does it once. */
export const newRequestId = (): string => randomSigns(LENGTH)
