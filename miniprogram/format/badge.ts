/** How many wait somewhere, in a space for two digits: the server counts no further than 100. */
export const badge = (many: number): string => (many > 99 ? '99+' : String(many))
