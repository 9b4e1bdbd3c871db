/** Which of `count` slides of one width stands in the middle of a track that was pushed `scrollLeft` px of its `scrollWidth`. */
export function slideAt(
  { scrollLeft, scrollWidth }: { scrollLeft: number; scrollWidth: number },
  count: number,
): number {
  const widthPx = scrollWidth / count
  if (!(widthPx > 0)) return 0
  return Math.min(count - 1, Math.max(0, Math.round(scrollLeft / widthPx)))
}
