export default definePageConfig({ navigationBarTitleText: '佣金详情', enablePullDownRefresh: true })
