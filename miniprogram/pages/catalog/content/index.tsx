import { BrokenLink, NotOpened } from '@/components/broken-link'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useOpened } from '@/hooks/use-opened'
import { useQuery } from '@/hooks/use-query'
import { useVisit } from '@/hooks/use-visit'
import { ContentView } from './content-view'

/** A live room, a video or an article, as shares of it lead to it: `?id=…&s=…`. */
export default function ContentPage() {
  const opened = useOpened()
  const { id } = opened
  const content = useQuery('catalog.content', { contentId: id ?? '' }, { when: id !== null })
  // What kind of page this is stands in the content itself.
  const kind = content.output?.kind ?? null
  const { session, isBroken } = useVisit(id === null || kind === null ? null : { kind, id }, opened.session)
  return (
    <PageFrame title="内容" share={session.share}>
      {isBroken && <BrokenLink />}
      {id === null ? (
        <NotOpened opened={opened} />
      ) : (
        <QueryView query={content} loading={<LoadingView shape="card" count={4} />}>
          {(output) => <ContentView content={output} session={session} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
