export default definePageConfig({
  navigationBarTitleText: '归因记录',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 76 px; this is the last fifth of it.
  onReachBottomDistance: 304,
})
