import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { PageFrame } from '@/components/page-frame'
import { SearchBox } from '@/components/search-box'
import { searchMax } from '@/components/search-box/limits'
import { ProductList } from '../product-list'
import { noteSearch } from './searches'
import { Suggestions } from './suggestions'

/** The search: `?q=` looks for something at once. What is found is opened without a share, whoever led here. */
export default function SearchPage() {
  const { q = '' } = useRouter().params
  // The parameter comes percent-encoded or not, by platform; a text that is no such code stands for itself.
  const [search, setSearch] = useState(decoded(q).trim().slice(0, searchMax))
  // Whether the box was filled by something else than typing, and then anew.
  const [filled, setFilled] = useState(0)
  const look = (text: string) => {
    noteSearch(text)
    setSearch(text)
  }
  return (
    <PageFrame title="搜索">
      <SearchBox
        key={filled}
        id="search"
        first={search}
        focus={search === ''}
        onSearch={look}
        onClear={() => setSearch('')}
      />
      {search === '' ? (
        <Suggestions
          onSearch={(text) => {
            look(text)
            setFilled(filled + 1)
          }}
        />
      ) : (
        <ProductList
          filter={{ search }}
          empty={
            <EmptyView
              icon="search"
              text={`没有找到“${search}”`}
              hint="换个短一点的词，或者看看全部商品"
              action={{ text: '看全部商品', onClick: () => goTo('mall') }}
            />
          }
        />
      )}
    </PageFrame>
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
