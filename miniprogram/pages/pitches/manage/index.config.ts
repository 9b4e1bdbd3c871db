export default definePageConfig({ navigationBarTitleText: '文案管理', enablePullDownRefresh: true })
