export default definePageConfig({ navigationBarTitleText: '归因规则' })
