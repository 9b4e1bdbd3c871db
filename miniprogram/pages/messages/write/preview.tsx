import { View } from '@tarojs/components'
import { useQuery } from '@/hooks/use-query'
import { LetterPaper } from '../letter-paper'
import type { Letter } from './draft'

/** What the customer will have before them; its product leads nowhere here. */
export function Preview({ letter }: { readonly letter: Letter }) {
  const { output: me } = useQuery('members.me', {})
  const { title, body, product } = letter
  return (
    <View className="card" id="letter-preview">
      <View className="body-2 write__preview">客户看到的样子</View>
      <LetterPaper
        fromName={masked(me?.member?.nickname ?? '')}
        title={title.trim() === '' ? '标题' : title.trim()}
        body={body.trim() === '' ? '内容' : body.trim()}
        product={product}
        when="刚刚"
        onProduct={() => undefined}
      />
    </View>
  )
}

/** As the server masks a name, for one's own: a flag or a family of signs may be shown as its first sign here. */
function masked(nickname: string): string {
  const [first] = Array.from(nickname.trim())
  return first === undefined ? '' : `${first}*`
}
