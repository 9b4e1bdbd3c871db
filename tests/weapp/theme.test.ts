import { readFileSync } from 'node:fs'
import path from 'node:path'
import { asked, boot, DIST } from './cloud'
import { mall } from './mall'

/** theme.json's colours, in the words of wx.setNavigationBarColor, which takes no other texts than these two. */
const DARK_BAR = { frontColor: '#ffffff', backgroundColor: '#111214' }
const LIGHT_BAR = { frontColor: '#000000', backgroundColor: '#F5F6F7' }

const compiled = () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(DIST, file), 'utf8'))
  return { theme: read('theme.json'), app: read('app.json') }
}

test('WeChat finds the frame’s colours of both themes in theme.json', () => {
  const { theme, app } = compiled()
  expect(app).toMatchObject({ darkmode: true, themeLocation: 'theme.json' })
  expect(app.window).toMatchObject({ navigationBarBackgroundColor: '@frame', navigationBarTextStyle: '@frameText' })
  expect(theme.dark).toMatchObject({ frame: DARK_BAR.backgroundColor, frameText: 'white' })
  expect(theme.light).toMatchObject({ frame: LIGHT_BAR.backgroundColor, frameText: 'black' })
})

test('while nobody chose, the bar is left to theme.json', async () => {
  const app = boot({ answers: mall })
  await app.open('pages/tabs/home/index')
  expect(asked(app, 'setNavigationBarColor')).toEqual([])
  expect(app.frame.cl).not.toContain('theme--')
})

test('choosing dark paints WeChat’s frame in the dark colours and puts the class on the page', async () => {
  const app = boot({ answers: mall })
  await app.open('pages/tabs/home/index')
  await app.open('pages/members/settings/index')
  await app.press('theme-dark')
  expect(asked(app, 'setNavigationBarColor').at(-1)).toEqual(DARK_BAR)
  expect(asked(app, 'setBackgroundColor').at(-1)).toEqual({
    backgroundColor: '#111214',
    backgroundColorTop: '#111214',
    backgroundColorBottom: '#111214',
  })
  expect(asked(app, 'setBackgroundTextStyle').at(-1)).toEqual({ textStyle: 'light' })
  expect(app.frame.cl?.split(' ')).toContain('theme--dark')
})

test('the page behind is painted when it is shown again, and light paints it back', async () => {
  const app = boot({ answers: mall })
  await app.open('pages/tabs/home/index')
  await app.open('pages/members/settings/index')
  await app.press('theme-dark')
  const before = asked(app, 'setNavigationBarColor').length
  await app.back()
  expect(asked(app, 'setNavigationBarColor').slice(before).at(-1)).toEqual(DARK_BAR)
  expect(app.frame.cl?.split(' ')).toContain('theme--dark')
  await app.open('pages/members/settings/index')
  await app.press('theme-light')
  expect(asked(app, 'setNavigationBarColor').at(-1)).toEqual(LIGHT_BAR)
  expect(app.frame.cl?.split(' ')).toContain('theme--light')
})

test('what was chosen holds from the first page of the next start', async () => {
  const app = boot({ answers: mall, storage: { 'tuike:me:theme': 'dark' } })
  const page = await app.open('pages/catalog/search/index')
  expect(asked(app, 'setNavigationBarColor')[0]).toEqual(DARK_BAR)
  expect(app.frame.cl?.split(' ')).toContain('theme--dark')
  // Not first light and dark a moment later.
  expect(page.drawn[0]).toContain('theme--dark')
})
