export default definePageConfig({ navigationBarTitleText: '推广文案', enablePullDownRefresh: true })
