export default definePageConfig({
  navigationBarTitleText: '售后',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 140 px; this is the last fifth of it.
  onReachBottomDistance: 560,
})
