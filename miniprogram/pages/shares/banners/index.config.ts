export default definePageConfig({ navigationBarTitleText: '横幅' })
