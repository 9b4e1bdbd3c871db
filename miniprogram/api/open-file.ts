import { copyText, inWeChat } from './platform'

/** Hands over a file of the cloud. WeChat opens no tables, so there its address is copied for a browser. */
export async function openFile(url: string, name: string): Promise<void> {
  if (inWeChat) return copyText(url)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
}
