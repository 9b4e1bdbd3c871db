import type { Draft, Output } from '@shared/contracts'

export type Pitch = Output<'pitches.all'>['items'][number]
export type PitchDraft = Omit<Draft<'pitches.save'>, 'pitchId'>
export type Place = Pitch['place']

/** Where a text is made for, in the order of the chips. */
export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  group: '群聊',
  forum: '论坛',
  answer: '问答',
  video: '视频简介',
}
export const PLACES = Object.keys(PLACE_WORDS) as readonly Place[]

/** What a text may have in braces: what it stands for, and what the preview puts there. */
export const BLANKS = [
  { blank: '{link}', text: '链接', sample: 'https://tuike.example/s/9fA2xK' },
  { blank: '{code}', text: '推荐码', sample: 'K7QF2M9R' },
  { blank: '{product}', text: '商品名', sample: '山茶籽油 500 ml' },
  { blank: '{price}', text: '价格', sample: '¥89.00' },
] as const

/** A text as a promoter would copy it, with samples in its blanks. What is no blank stays as it was written. */
export const sampled = (text: string): string =>
  BLANKS.reduce((filled, { blank, sample }) => filled.split(blank).join(sample), text)
