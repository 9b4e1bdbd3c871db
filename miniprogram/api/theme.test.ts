import { kept } from './namespace'
import { chooseTheme, themeChoice, themeClass } from './theme'

const classes = () => Array.from(document.body.classList)
const scheme = () => document.documentElement.style.colorScheme

afterEach(() => chooseTheme('system'))

test('while nothing was chosen the phone decides: no class, no scheme of our own, nothing kept', () => {
  expect(themeChoice.get()).toBe('system')
  expect(themeClass('system')).toBe('')
  expect(classes()).toEqual([])
  expect(kept('theme')).toBeNull()
})

test.each(['light', 'dark'] as const)(
  '%s, once chosen, holds for the canvas too and is kept on the device',
  (choice) => {
    chooseTheme(choice)
    expect(themeChoice.get()).toBe(choice)
    expect(classes()).toEqual([`theme--${choice}`])
    expect(scheme()).toBe(choice)
    expect(kept('theme')).toBe(choice)
  },
)

test('whoever goes from dark to light and back to the phone’s own leaves nothing behind', () => {
  chooseTheme('dark')
  chooseTheme('light')
  expect(classes()).toEqual(['theme--light'])
  chooseTheme('system')
  expect(classes()).toEqual([])
  expect(scheme()).toBe('')
  expect(kept('theme')).toBeNull()
})
