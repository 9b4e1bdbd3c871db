import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { isTag } from '@/api/limits'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { PageFrame } from '@/components/page-frame'
import { decoded } from '../decoded'
import { Maker } from './maker'
import { targetOf } from './subject'
import './poster.scss'

/** A poster of what the address names (`kind`, `id`, `tag`), with the promoter's own mini-program code. */
export default function PosterPage() {
  const { kind, id, tag = '' } = useRouter().params
  const target = useMemo(() => targetOf({ ...(kind ? { kind } : {}), ...(id ? { id } : {}) }), [kind, id])
  const known = useMemo(() => decoded(tag), [tag])
  return (
    <PageFrame title="海报">
      {target === null ? (
        <EmptyView
          icon="search"
          text="没有找到要推广的"
          action={{ text: '去推广', onClick: () => goTo('pickShare') }}
        />
      ) : (
        <Maker target={target} tag={isTag(known) ? known : ''} />
      )}
    </PageFrame>
  )
}
