import { useEffect, useRef } from 'react'

/** What @tarojs/taro is in a test: hooks that run when a component appears, and calls that note that they were made. */
export const router: { params: Record<string, string>; path: string } = { params: {}, path: '/' }

/** Callbacks that a page handed to hooks which only the platform calls. A test calls them in its place. */
export const handlers: Record<string, ((...args: unknown[]) => unknown) | undefined> = {}

const handed = (name: string) => (callback: (...args: unknown[]) => unknown) => {
  handlers[name] = callback
}

export const useLoad = (callback: (query: Record<string, string>) => void): void => {
  // A page loads once, whatever becomes of the callback.
  const first = useRef(callback)
  useEffect(() => first.current(router.params), [])
}
export const useDidShow = (callback: () => void): void => {
  handlers.didShow = callback
}
export const useDidHide = handed('didHide')
export const useLaunch = handed('launch')
export const usePullDownRefresh = handed('pullDown')
export const useReachBottom = handed('reachBottom')
export const useShareAppMessage = handed('shareAppMessage')
export const useShareTimeline = handed('shareTimeline')
export const useRouter = () => router

const answers = (extra: object = {}) => jest.fn(async () => ({ errMsg: 'ok', ...extra }))
const stored = new Map<string, unknown>()

const Taro = {
  navigateTo: answers(),
  redirectTo: answers(),
  switchTab: answers(),
  navigateBack: answers(),
  getCurrentPages: () => [],
  showToast: answers(),
  vibrateShort: answers(),
  pageScrollTo: answers(),
  nextTick: (callback: () => void) => callback(),
  setClipboardData: answers(),
  stopPullDownRefresh: jest.fn(),
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  cloud: { init: jest.fn(), callFunction: jest.fn(async () => ({ result: {} as unknown })) },
}
export default Taro
