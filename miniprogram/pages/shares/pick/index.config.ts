export default definePageConfig({
  navigationBarTitleText: '去推广',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 96 px; this is the last fifth of it.
  onReachBottomDistance: 384,
  // The card of the sheet's button; Taro looks for the hook in the page's own file only.
  enableShareAppMessage: true,
})
