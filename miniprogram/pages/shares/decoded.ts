/** WeChat hands a page its query as it was written; a browser decodes it. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
