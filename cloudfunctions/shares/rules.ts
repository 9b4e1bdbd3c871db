import type { ShareTarget } from './model'

/** The mini-program's page for a target. A share never targets a tab page: those can't carry a query. */
const PAGES: Record<ShareTarget['kind'], string> = { register: 'pages/members/register/index' }

export const pageOf = (target: ShareTarget): string => PAGES[target.kind]

/** Page and query, as the mini-program opens them. */
export const pathOf = (target: ShareTarget, code: string): string => `${pageOf(target)}?s=${code}`

/** The public link: short, and the function `open` decides where it leads. */
export const linkOf = (publicUrl: string, code: string): string => `${publicUrl}/s/${code}`
