export default definePageConfig({ navigationBarTitleText: '核账', enablePullDownRefresh: true })
