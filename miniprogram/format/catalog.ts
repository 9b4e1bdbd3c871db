import type { Output } from '@shared/contracts'

export type ContentKind = Output<'catalog.content'>['kind']

/** What each kind of content is called. */
export const CONTENT_WORDS: Readonly<Record<ContentKind, string>> = { live: '直播间', video: '短视频', article: '图文' }
