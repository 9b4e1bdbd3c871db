export default definePageConfig({
  navigationBarTitleText: '订单',
  enablePullDownRefresh: true,
  // Taro looks for the sharing hook in the page's own file only; ours is in a component.
  enableShareAppMessage: true,
})
