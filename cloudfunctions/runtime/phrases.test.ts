import { bannedPhrases } from './phrases'

test.each(['躺赚', '躺 赚', '躺-赚', '躺*赚*', '天天躺\u200b赚', '零　风　险', '我在这里稳赚不赔'])(
  '%p is found out, whatever stands between the signs',
  (text) => {
    expect(bannedPhrases(text)).not.toEqual([])
  },
)

test.each(['小王', '赚钱花', '躺平', '风险提示'])('%p is fine', (text) => {
  expect(bannedPhrases(text)).toEqual([])
})
