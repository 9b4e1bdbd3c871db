export default definePageConfig({
  navigationBarTitleText: '全部商品',
  enablePullDownRefresh: true,
  // A page of rows is 20 × 96 px; this is the last fifth of it.
  onReachBottomDistance: 384,
  // Taro looks for the sharing hooks in the page's own file only; ours are in a hook.
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
