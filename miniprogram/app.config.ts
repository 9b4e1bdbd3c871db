// In WeChat the colours of the frame come from theme.json, so that it darkens with the pages; browsers have no frame.
const weapp = process.env.TARO_ENV === 'weapp'

export default defineAppConfig({
  pages: [
    'pages/tabs/home/index',
    'pages/tabs/points/index',
    'pages/tabs/promotion/index',
    'pages/tabs/mine/index',
    'pages/tabs/admin/index',
  ],
  subPackages: [
    {
      root: 'pages/members',
      name: 'members',
      pages: ['register/index', 'link-device/index', 'profile/index', 'settings/index', 'privacy/index'],
    },
    { root: 'pages/addresses', name: 'addresses', pages: ['list/index', 'edit/index'] },
    { root: 'pages/messages', name: 'messages', pages: ['inbox/index', 'letters/index', 'write/index'] },
    { root: 'pages/closure', name: 'closure', pages: ['close/index'] },
    { root: 'pages/promoters', name: 'promoters', pages: ['enroll/index', 'list/index'] },
    { root: 'pages/bindings', name: 'bindings', pages: ['customers/index', 'customer/index'] },
    {
      root: 'pages/catalog',
      name: 'catalog',
      pages: ['product/index', 'content/index', 'shop/index', 'mall/index', 'search/index', 'history/index'],
    },
    { root: 'pages/storefront', name: 'storefront', pages: ['arrange/index', 'shelves/index'] },
    { root: 'pages/shares', name: 'shares', pages: ['pick/index', 'poster/index', 'banners/index'] },
    { root: 'pages/pitches', name: 'pitches', pages: ['list/index', 'manage/index', 'edit/index'] },
    { root: 'pages/statistics', name: 'statistics', pages: ['shares/index'] },
    { root: 'pages/attribution', name: 'attribution', pages: ['decisions/index', 'why/index', 'rulesets/index'] },
    {
      root: 'pages/orders',
      name: 'orders',
      pages: [
        'checkout/index',
        'result/index',
        'list/index',
        'order/index',
        'after-sale/index',
        'gift/index',
        'cart/index',
        'gifts/index',
        'received-gift/index',
        'after-sales/index',
      ],
    },
    { root: 'pages/commissions', name: 'commissions', pages: ['earnings/index', 'commission/index'] },
    {
      root: 'pages/withdrawals',
      name: 'withdrawals',
      pages: ['request/index', 'list/index', 'withdrawal/index', 'statement/index'],
    },
    {
      root: 'pages/trade',
      name: 'trade',
      pages: [
        'orders/index',
        'order/index',
        'refund/index',
        'after-sales/index',
        'settlement/index',
        'withdrawals/index',
        'payouts/index',
        'books/index',
      ],
    },
  ],
  preloadRule: {
    'pages/tabs/home/index': { network: 'all', packages: ['catalog', 'orders'] },
    'pages/tabs/promotion/index': { network: 'all', packages: ['members', 'promoters', 'bindings', 'shares'] },
    'pages/tabs/mine/index': { network: 'all', packages: ['orders', 'addresses', 'messages'] },
    'pages/tabs/admin/index': { network: 'all', packages: ['trade'] },
  },
  window: {
    navigationBarTitleText: '推客',
    navigationBarBackgroundColor: weapp ? '@frame' : '#F5F6F7',
    navigationBarTextStyle: weapp ? ('@frameText' as 'black') : 'black',
    backgroundColor: weapp ? '@frame' : '#F5F6F7',
    backgroundTextStyle: weapp ? ('@pullText' as 'dark') : 'dark',
  },
  // A native bar cannot show a tab by role, so we draw it: custom-tab-bar in WeChat, the page frame in a browser.
  tabBar: {
    custom: true,
    color: '#5F6570',
    selectedColor: '#D93A26',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/tabs/home/index', text: '首页' },
      { pagePath: 'pages/tabs/points/index', text: '积分' },
      { pagePath: 'pages/tabs/promotion/index', text: '推广' },
      { pagePath: 'pages/tabs/mine/index', text: '我的' },
      { pagePath: 'pages/tabs/admin/index', text: '管理' },
    ],
  },
  animation: { duration: 200, delay: 0 },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  // WeChat refuses this call of an app that does not name it here.
  requiredPrivateInfos: ['chooseAddress'],
})
