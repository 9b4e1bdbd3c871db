export default definePageConfig({
  navigationBarTitleText: '搜索',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 96 px; this is the last fifth of it.
  onReachBottomDistance: 384,
})
