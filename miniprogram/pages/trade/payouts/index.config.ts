export default definePageConfig({ navigationBarTitleText: '人工打款' })
