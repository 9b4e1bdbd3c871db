import { bannedWords } from '@/format/banned-phrases'
import type { PitchDraft } from '@/format/pitches'
import type { Refused } from '@/hooks/use-command'

export interface Problems {
  /** Beside the boxes; null where nothing is wrong. */
  readonly name: string | null
  readonly text: string | null
  /** What no box is to blame for. */
  readonly inForm: Refused | null
}

/** What is wrong with a text: what is missing, once somebody tried to save it, and what the server refused. */
export function problemsOf(draft: PitchDraft, isChecked: boolean, refusal: Refused | null): Problems {
  const missing = (typed: string, words: string) => (isChecked && typed.trim() === '' ? words : null)
  const name = missing(draft.name, '写一个名字')
  const text = missing(draft.text, '写几句话')
  if (refusal?.code === 'TEXT_REFUSED') {
    const words = bannedWords(refusal.data)
    return refusal.data.field === 'name' ? { name: words, text, inForm: null } : { name, text: words, inForm: null }
  }
  if (refusal?.code === 'PITCH_BLANK_UNKNOWN') {
    const { blank } = refusal.data
    const words = typeof blank === 'string' && blank !== '' ? `不认识 ${blank}，${refusal.text}` : refusal.text
    return { name, text: words, inForm: null }
  }
  return { name, text, inForm: refusal }
}
