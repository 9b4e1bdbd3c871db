/**
 * Lets the person choose a CSV file and reads it. Excel for Chinese writes GB18030 unless it is told otherwise; what is no
 * UTF-8 is read as that. Never resolves when nothing is chosen. Browsers only.
 */
export function pickText(): Promise<string> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,text/csv'
    input.onchange = () => {
      const file = input.files?.[0]
      if (file !== undefined) file.arrayBuffer().then((bytes) => resolve(decoded(bytes)), reject)
    }
    input.click()
  })
}

export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
