/** 9999999 → 9,999,999. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
