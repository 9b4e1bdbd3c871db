import {
  LETTER_BODY_MAX,
  LETTER_TITLE_MAX,
  LETTERS_TO_ALL_A_DAY,
  LETTERS_TO_SAME_A_DAY,
} from '@shared/contracts/messages'
import { bodyMax, TO_ALL_A_DAY, TO_SAME_A_DAY, titleMax } from './limits'

test('the limits of a letter are the contract’s', () => {
  expect([titleMax, bodyMax]).toEqual([LETTER_TITLE_MAX, LETTER_BODY_MAX])
  expect([TO_ALL_A_DAY, TO_SAME_A_DAY]).toEqual([LETTERS_TO_ALL_A_DAY, LETTERS_TO_SAME_A_DAY])
})
