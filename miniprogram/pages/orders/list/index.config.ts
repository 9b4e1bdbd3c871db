export default definePageConfig({
  navigationBarTitleText: '我的订单',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 180 px; this is the last fifth of it.
  onReachBottomDistance: 720,
})
