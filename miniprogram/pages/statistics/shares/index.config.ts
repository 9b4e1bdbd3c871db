export default definePageConfig({
  navigationBarTitleText: '渠道效果',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 112 px; this is the last fifth of it.
  onReachBottomDistance: 448,
})
