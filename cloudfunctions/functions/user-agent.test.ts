import { headerOf, isPhone, isPrefetch } from './user-agent'

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; 2410DPN6CC) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0'
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1'
const IPAD = 'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const HARMONY =
  'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 ArkWeb/4.1.6'

test.each([
  { say: 'Safari of an iPhone', agent: `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`, phone: true },
  { say: 'Chrome of an Android phone', agent: `${ANDROID} Mobile Safari/537.36`, phone: true },
  { say: 'a phone with HarmonyOS', agent: `${HARMONY} Mobile`, phone: true },
  { say: 'WeChat on an iPhone', agent: `${IPHONE} Mobile/15E148 MicroMessenger/8.0.53 NetType/WIFI`, phone: true },
  { say: 'WeChat on an iPad', agent: `${IPAD} Mobile/15E148 MicroMessenger/8.0.53`, phone: true },
  { say: 'Safari of an iPad', agent: `${IPAD} Version/16.6 Mobile/15E148 Safari/604.1`, phone: false },
  { say: 'an Android tablet', agent: `${ANDROID} Safari/537.36`, phone: false },
  { say: 'Chrome of a computer', agent: `${WINDOWS} Safari/537.36`, phone: false },
  { say: 'WeChat of a computer', agent: `${WINDOWS} MicroMessenger/7.0.20 WindowsWechat(0x63090c11)`, phone: false },
  { say: 'WeChat of a Mac', agent: `${MAC} MicroMessenger/6.8.0 MacWechat/3.8.9`, phone: false },
  { say: 'a browser of Linux', agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0', phone: false },
  { say: 'a program', agent: 'curl/8.5.0', phone: false },
  { say: 'nothing', agent: '', phone: false },
])('$say: phone $phone', ({ agent, phone }) => {
  expect(isPhone(agent)).toBe(phone)
})

test('a header is found whatever its case, and is empty when it is missing or no text', () => {
  expect(headerOf({ 'User-Agent': 'a' }, 'user-agent')).toBe('a')
  expect([headerOf({}, 'a'), headerOf(null, 'a'), headerOf('a', 'a'), headerOf({ a: 1 }, 'a')]).toEqual([
    '',
    '',
    '',
    '',
  ])
})

test.each([
  [{ 'sec-purpose': 'prefetch;prerender' }, true],
  [{ Purpose: 'prefetch' }, true],
  [{ 'X-Moz': 'prefetch' }, true],
  [{ 'user-agent': 'prefetch' }, false],
  [undefined, false],
])('a browser that only loads ahead says so: %j', (headers, expected) => {
  expect(isPrefetch(headers)).toBe(expected)
})
