export default definePageConfig({
  navigationBarTitleText: '订单管理',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 108 px; this is the last fifth of it.
  onReachBottomDistance: 432,
})
