import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { CHANNEL_WORDS, type Channel } from '@/format/withdrawals'

const CHANNELS = Object.keys(CHANNEL_WORDS) as readonly Channel[]

/** Where the money goes. */
export function Channels({
  chosen,
  onChoose,
}: {
  readonly chosen: Channel
  readonly onChoose: (channel: Channel) => void
}) {
  return (
    <View className="card request__channels" ariaRole="radiogroup">
      {CHANNELS.map((channel) => (
        <View
          key={channel}
          id={`request-channel-${channel}`}
          className={channel === chosen ? 'request__channel request__channel--chosen' : 'request__channel'}
          ariaRole="radio"
          onClick={() => onChoose(channel)}
        >
          <View className="request__channel-words">
            <View>{CHANNEL_WORDS[channel].name}</View>
            <View className="body-2">{CHANNEL_WORDS[channel].hint}</View>
          </View>
          {channel === chosen && <Icon name="check" size={20} />}
        </View>
      ))}
    </View>
  )
}
