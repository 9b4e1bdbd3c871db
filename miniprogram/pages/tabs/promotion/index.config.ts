export default definePageConfig({
  navigationBarTitleText: '推广',
  enablePullDownRefresh: true,
  // Taro looks for the sharing hook in the page's own file only; ours is in a component.
  enableShareAppMessage: true,
})
