export default definePageConfig({
  navigationBarTitleText: '提现记录',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 100 px; this is the last fifth of it.
  onReachBottomDistance: 400,
})
