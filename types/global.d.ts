/// <reference types="@tarojs/taro" />

declare module '*.png'
declare module '*.svg'
declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    /** Which build this is; replaced by a constant, so the other platform's branch is dropped. */
    TARO_ENV: 'weapp' | 'h5'
    TUIKE_GATEWAY?: string
    TUIKE_CLOUD_ENV?: string
  }
}
