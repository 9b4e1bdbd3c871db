export default definePageConfig({ navigationBarTitleText: '在这台设备登录' })
