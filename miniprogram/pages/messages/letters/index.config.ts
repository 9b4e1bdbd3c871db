export default definePageConfig({
  navigationBarTitleText: '群发消息',
  enablePullDownRefresh: true,
  onReachBottomDistance: 240,
})
