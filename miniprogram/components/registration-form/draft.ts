import type { AvatarPicture } from '@/api/avatar-picture'
import { createPersonalStore } from '@/api/store'

/** What was typed so far. It outlives the sheet and the page, so closing one by mistake loses nothing. */
export interface RegistrationDraft {
  readonly nickname: string
  readonly code: string
  readonly avatar: AvatarPicture | null
  /** A code may be typed although a link locked somebody: the code box is then opened on purpose. */
  readonly codeOpen: boolean
}

export const EMPTY_DRAFT: RegistrationDraft = { nickname: '', code: '', avatar: null, codeOpen: false }

export const registrationDraft = createPersonalStore<RegistrationDraft>(EMPTY_DRAFT)

export const changeDraft = (change: Partial<RegistrationDraft>): void =>
  registrationDraft.set({ ...registrationDraft.get(), ...change })
