/** Words of banners and links where the catalog has none: a banner stands on sites that no page of ours is on. */
export const MALL = '推客商城'
export const SAYS = {
  register: '来这里逛逛，好物都在商城里',
  miniprogram: '好物都在这里，慢慢逛',
  coupon: '领一张优惠券再逛',
  /** The one thing to do. */
  look: '去看看',
  /** After the lowest of several prices. */
  from: '起',
} as const
