import { PITCH_MAX, PITCH_NAME_MAX, PITCHES_MAX } from '@shared/contracts/pitches'
import { nameMax, pitchesMax, textMax } from './limits'

test('the limits of a text are the contract’s', () => {
  expect([nameMax, textMax, pitchesMax]).toEqual([PITCH_NAME_MAX, PITCH_MAX, PITCHES_MAX])
})
