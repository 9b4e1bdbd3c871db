export default definePageConfig({ navigationBarTitleText: '每月对账单' })
