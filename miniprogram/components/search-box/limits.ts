import limits from '@/api/limits.json'

/** Signs that a search takes (`SEARCH_MAX` in the contracts). */
export const searchMax = limits['catalog.products'].search.maxLength
