import Taro from '@tarojs/taro'
import frames from '../theme.json'
import { keep, kept } from './namespace'
import { inWeChat } from './platform'
import { createStore } from './store'

/** `system`: as the phone has it, which the style sheets and WeChat's theme.json follow by themselves. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** What the phone keeps it under: whoever uses this device chose it, so it outlives an account. */
export const THEME = 'theme'

function read(): ThemeChoice {
  const text = kept(THEME)
  return THEME_CHOICES.find((choice) => choice === text) ?? 'system'
}

export const themeChoice = createStore<ThemeChoice>(read())

/** The class under which styles/tokens.scss has the chosen palette; empty while the phone decides. */
export const themeClass = (choice: ThemeChoice): string => (choice === 'system' ? '' : `theme--${choice}`)

export function chooseTheme(choice: ThemeChoice): void {
  keep(THEME, choice === 'system' ? null : choice)
  themeChoice.set(choice)
  paintCanvas()
}

/** Before the first page: the browser's canvas as it was chosen, and WeChat's word when the phone changes its mind. */
export function startTheme(): void {
  if (inWeChat) Taro.onThemeChange(() => paintFrame(themeChoice.get()))
  else paintCanvas()
}

/** A browser's page is larger than ours: what lies behind it, its scroll bars and its own boxes. */
function paintCanvas(): void {
  if (inWeChat) return
  const choice = themeChoice.get()
  const { body, documentElement } = document
  for (const each of THEME_CHOICES) if (each !== 'system') body.classList.toggle(themeClass(each), each === choice)
  documentElement.style.colorScheme = choice === 'system' ? '' : choice
}

let painted = false

/**
 * The bar and the ground that WeChat draws around the page that is shown. Until somebody chose, theme.json does it; a page
 * that was painted once no longer follows that file, so from then on we paint every page, by the phone's theme too.
 */
export function paintFrame(choice: ThemeChoice): void {
  if (!inWeChat) return
  painted ||= choice !== 'system'
  if (!painted) return
  const { frame, frameText, pullText } = frames[choice === 'system' ? phonesTheme() : choice]
  const frontColor = frameText === 'white' ? '#ffffff' : '#000000'
  // A page that is being left can no longer be painted; the next one will be.
  const ignored = () => undefined
  void Taro.setNavigationBarColor({ frontColor, backgroundColor: frame }).catch(ignored)
  void Taro.setBackgroundColor({
    backgroundColor: frame,
    backgroundColorTop: frame,
    backgroundColorBottom: frame,
  }).catch(ignored)
  void Taro.setBackgroundTextStyle({ textStyle: pullText === 'light' ? 'light' : 'dark' }).catch(ignored)
}

/** WeChat names no theme where it knows of none; then everything is light. */
const phonesTheme = (): 'light' | 'dark' => (Taro.getAppBaseInfo().theme === 'dark' ? 'dark' : 'light')
