export default definePageConfig({
  navigationBarTitleText: '客户详情',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 120 px; this is the last fifth of it.
  onReachBottomDistance: 480,
})
