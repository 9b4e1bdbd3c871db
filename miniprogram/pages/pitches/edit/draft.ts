import { createStore, type Store, whenForgotten } from '@/api/store'
import type { PitchDraft } from '@/format/pitches'

export const EMPTY_PITCH: PitchDraft = { place: 'group', name: '', text: '', isOn: true }

const drafts = new Map<string, Store<PitchDraft | null>>()
whenForgotten(() => drafts.clear())

/** What is being changed of one text, or of a new one (null); it outlives the page. */
export function pitchDraft(pitchId: string | null): Store<PitchDraft | null> {
  const name = pitchId ?? ''
  const draft = drafts.get(name) ?? createStore<PitchDraft | null>(null)
  drafts.set(name, draft)
  return draft
}

/** `text` with a blank in it at `at` (signs from its start), or at its end where nobody knows where one was typing. */
export function withBlank(text: string, blank: string, at: number | null): string {
  const place = at === null ? text.length : Math.min(at, text.length)
  return text.slice(0, place) + blank + text.slice(place)
}
