import { createHmac } from 'node:crypto'
import { ID_ALPHABET, signsFrom } from '@shared/kernel/ids'
import type { ShareTarget } from './model'

/**
 * A share's code: 10 signs that name the share and 6 that prove we made it. 16 signs of [0-9A-Za-z] fit WeChat's `scene`
 * (32 at most, reference/wechat.md section 3). 62^6 ≈ 5.7 × 10^10 guesses for one forged proof, and a forged one still
 * names a share that does not exist.
 */
const NAME_LENGTH = 10
const PROOF_LENGTH = 6
const CODE = new RegExp(`^[0-9A-Za-z]{${NAME_LENGTH + PROOF_LENGTH}}$`)

/** Signs derived from `text` and the secret. SHA-512 has bytes to spare for the ones that fairness skips. */
const derive = (secret: string, text: string, length: number): string =>
  signsFrom(createHmac('sha512', secret).update(text).digest(), ID_ALPHABET, length)

/** The same promoter, target and tag give the same name, so minting twice is minting once. */
export function shareIdOf(secret: string, promoterId: string, target: ShareTarget, tag: string | null = null): string {
  const id = 'id' in target ? target.id : ''
  return derive(secret, `share\n${promoterId}\n${target.kind}\n${id}\n${tag ?? ''}`, NAME_LENGTH)
}

const proofOf = (secret: string, shareId: string): string => derive(secret, `proof\n${shareId}`, PROOF_LENGTH)

export const codeOf = (secret: string, shareId: string): string => `${shareId}${proofOf(secret, shareId)}`

/** The share that a code names, or null when the code is not one that we made. Needs no database. */
export function readCode(secret: string, code: string): string | null {
  if (!CODE.test(code)) return null
  const shareId = code.slice(0, NAME_LENGTH)
  return proofOf(secret, shareId) === code.slice(NAME_LENGTH) ? shareId : null
}
