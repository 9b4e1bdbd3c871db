export default definePageConfig({
  navigationBarTitleText: '商品',
  // Taro looks for the sharing hooks in the page's own file only; ours are in a hook.
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
