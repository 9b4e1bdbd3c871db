export default definePageConfig({
  navigationBarTitleText: '推客',
  enablePullDownRefresh: true,
  // Two rows of cards before the end.
  onReachBottomDistance: 600,
})
