import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium'

/** A common phone: 390 × 844 points. */
export const SCREEN = { width: 390, height: 844 } as const

const SCREENSHOTS = path.resolve(__dirname, '../../dist/screenshots')

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Chromium was not found; npm run e2e says how to have one.')
  // In a container Chromium has neither a sandbox of its own nor a graphics card.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
}

/** A phone of somebody: its own storage, and what went wrong on its pages. */
export interface Phone {
  readonly page: Page
  /** Uncaught errors of the pages; a story ends with none. */
  readonly errors: readonly string[]
  goTo(address: string): Promise<void>
  /** Presses an element by its id. Taro's buttons cover their own text, so an id and force are needed. */
  press(id: string): Promise<void>
  type(id: string, text: string): Promise<void>
  /** Waits until the text can be read on the page. */
  reads(text: string): Promise<void>
  picture(name: string): Promise<void>
  close(): Promise<void>
}

export interface PhoneOptions {
  readonly url: string
  /** A session token as the desk would leave it; without one the gateway signs a stranger in. */
  readonly token?: string
  readonly colorScheme?: 'light' | 'dark'
  /** Points; SCREEN's when missing. */
  readonly width?: number
}

export async function openPhone(browser: Browser, options: PhoneOptions): Promise<Phone> {
  const { url, token, colorScheme = 'light', width = SCREEN.width } = options
  const context = await browser.newContext({
    viewport: { ...SCREEN, width },
    deviceScaleFactor: 2,
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
    storageState: {
      cookies: [],
      origins: token === undefined ? [] : [{ origin: url, localStorage: [{ name: 'tuike:me:token', value: token }] }],
    },
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return phoneOf(context, page, errors, url)
}

function phoneOf(context: BrowserContext, page: Page, errors: readonly string[], url: string): Phone {
  return {
    page,
    errors,
    goTo: async (address) => {
      // An address that differs in its fragment alone would not load the app anew.
      await page.goto('about:blank')
      await page.goto(new URL(address, url).href)
    },
    press: (id) => page.locator(`#${id}`).filter({ visible: true }).first().click({ force: true }),
    type: (id, text) =>
      page.locator(`#${id} input, input#${id}, #${id} textarea`).filter({ visible: true }).first().fill(text),
    reads: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    picture: async (name) => {
      mkdirSync(SCREENSHOTS, { recursive: true })
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) })
    },
    close: () => context.close(),
  }
}

export const pageAddress = (route: string): string => `/app/#/pages/${route}/index`
