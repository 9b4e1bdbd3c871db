export default definePageConfig({
  navigationBarTitleText: '我的客户',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 96 px; this is the last fifth of it.
  onReachBottomDistance: 384,
})
