import { BANNER_SIZES } from '@shared/contracts/shares'
import type { BannerSize } from './banner'
import { escaped } from './escaped'

/** Where the function `open` answers a banner. */
const pictureUrlOf = (publicUrl: string, size: BannerSize, code: string): string => `${publicUrl}/b/${size}/${code}.svg`

/**
 * The banners of a share with the HTML that shows them: one line, an anchor around an image, no script, so that forums and
 * blogs take it. `rel` says what it is: a new window that can't reach back, and an advertisement. `title`: read aloud.
 */
export function bannersOf(publicUrl: string, code: string, link: string, title: string) {
  return BANNER_SIZES.map((size) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    const pictureUrl = pictureUrlOf(publicUrl, size, code)
    const picture =
      `<img src="${escaped(pictureUrl)}" width="${width}" height="${height}" alt="${escaped(title)}"` +
      ' style="border:0;max-width:100%;height:auto">'
    const html = `<a href="${escaped(link)}" target="_blank" rel="noopener nofollow sponsored">${picture}</a>`
    return { size, width, height, pictureUrl, html }
  })
}
