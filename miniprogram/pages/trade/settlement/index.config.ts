export default definePageConfig({
  navigationBarTitleText: '佣金结算',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 84 px; this is the last fifth of it.
  onReachBottomDistance: 336,
})
