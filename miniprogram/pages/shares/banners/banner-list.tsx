import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/api/platform'
import { CopyRow } from '@/components/copy-row'
import { FilterChips } from '@/components/filter-chips'
import { LoadingView } from '@/components/loading-view'
import { Notice } from '@/components/notice'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'

type Banner = Output<'shares.banners'>['items'][number]

/** What each size is for. */
const NAMES: Readonly<Record<Banner['size'], string>> = {
  '630x330': '大图 630×330',
  '728x90': '横条 728×90',
  '160x600': '竖条 160×600',
}

/** The banners of a share of one's own. `link`: where it is known already; otherwise the snippet's own. */
export function BannerList({ code, link }: { readonly code: string; readonly link?: string }) {
  const banners = useQuery('shares.banners', { code })
  const [size, setSize] = useState<Banner['size']>('630x330')
  return (
    <QueryView query={banners} loading={<LoadingView shape="card" count={2} />}>
      {({ items }) => {
        const shown = items.find((item) => item.size === size) ?? items[0]
        if (shown === undefined) return null
        const address = link ?? linkIn(shown.html)
        return (
          <View className="banners">
            <Notice tone="wait" icon="alert">
              不要改动链接里的任何字符，改了就记不到你名下
            </Notice>
            <FilterChips
              chips={items.map((item) => ({ text: NAMES[item.size], value: item.size }))}
              chosen={shown.size}
              onChoose={setSize}
            />
            <Preview banner={shown} />
            <View className="card">
              <View className="banners__label">网页代码</View>
              <View id="banners-html" className="banners__html">
                {shown.html}
              </View>
              <Button
                id="banners-copy-html"
                className="wide"
                type="primary"
                fill="solid"
                size="xlarge"
                onClick={() => void copyText(shown.html)}
              >
                复制代码
              </Button>
              <View className="hint banners__where">
                贴在网站、博客侧栏、能放 HTML 的广告位。只有一张图和一个链接，没有脚本；商品改名改价，图会跟着变。
              </View>
            </View>
            {address !== null && (
              <View className="card">
                <CopyRow label="推广链接" value={address} />
                <View className="hint">不能放 HTML 的地方，用图片加这个链接</View>
              </View>
            )}
          </View>
        )
      }}
    </QueryView>
  )
}

/** As wide as there is room; a tall one keeps a height that fits the page. */
function Preview({ banner }: { readonly banner: Banner }) {
  const [lost, setLost] = useState('')
  const [turn, setTurn] = useState(0)
  if (lost === banner.size) {
    return (
      <View className="banners__preview" ariaRole="alert">
        <View className="banners__lost">预览没有取到，代码照样能用</View>
        <Button
          id="banners-retry"
          className="tall"
          size="large"
          onClick={() => {
            setTurn(turn + 1)
            setLost('')
          }}
        >
          重试
        </Button>
      </View>
    )
  }
  return (
    <View className="banners__preview">
      <View className={`banners__frame banners__frame--${banner.size}`}>
        <Image
          key={`${banner.size} ${turn}`}
          className="banners__picture"
          src={banner.pictureUrl}
          mode="aspectFit"
          ariaLabel={`横幅预览，${banner.width}×${banner.height}`}
          onError={() => setLost(banner.size)}
        />
      </View>
    </View>
  )
}

/** The link that the snippet leads to, as it reads outside of HTML. */
export function linkIn(html: string): string | null {
  const written = /<a\b[^>]*\bhref="([^"]+)"/.exec(html)?.[1]
  return written === undefined ? null : written.replace(/&amp;/g, '&')
}
