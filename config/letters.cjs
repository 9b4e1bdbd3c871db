/**
 * PostCSS: every height of letters and lines is multiplied by `--letters`, which a page sets to the size that its reader
 * chose in WeChat (miniprogram/api/letters.ts). Pages there are in rpx, which know the screen alone. In a browser the
 * variable is not set: pages are in rem, and its own larger letters enlarge them.
 */
const LENGTH = /^(\d*\.?\d+)(rpx|rem|px)$/
/** NutUI's: a variable that is a length. */
const KITS = /^var\(\s*--nutui[\w-]*font-size[\s\S]*\)$/

module.exports = () => ({
  postcssPlugin: 'letters',
  Declaration(declaration) {
    const { prop, value } = declaration
    if (prop !== 'font-size' && prop !== 'line-height') return
    if (LENGTH.test(value) || KITS.test(value)) declaration.value = `calc(${value} * var(--letters, 1))`
  },
})
