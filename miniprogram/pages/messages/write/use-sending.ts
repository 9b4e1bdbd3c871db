import { isOutcomeUnknown } from '@shared/kernel/errors'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { backTo } from '@/api/back-to'
import { serverNow } from '@/api/clock'
import { say } from '@/api/platform'
import { bannedWords } from '@/format/banned-phrases'
import { againWords } from '@/format/messages'
import { type Refused, useCommand } from '@/hooks/use-command'
import { useIsLeft } from '@/hooks/use-is-left'
import type { Letter, LetterDraft } from './draft'

type Box = 'title' | 'body'

export interface Sending {
  readonly isConfirming: boolean
  readonly confirm: () => void
  readonly cancel: () => void
  readonly send: (letter: Letter) => void
  readonly busy: boolean
  /** What the sheet says; what a box is refused for stands beside the box. */
  readonly refusal: Refused | null
  readonly refusedIn: (box: Box) => string | null
  /** What was refused is being changed. */
  readonly clear: () => void
}

/** Sends a letter once, however often it is pressed, and leaves for the letters that were sent, unless the page was left. */
export function useSending(customerId: string | null, draft: LetterDraft): Sending {
  const [isOpen, setOpen] = useState(false)
  const isLeft = useIsLeft()
  const { send, busy, refusal, clear } = useCommand('messages.sendLetter', { lasting: true })
  const sendIt = async (letter: Letter) => {
    const { title, body, product } = letter
    const sent = await send({
      ...(customerId === null ? {} : { customerId }),
      title: title.trim(),
      body: body.trim(),
      ...(product === null ? {} : { productId: product.productId }),
    })
    if (sent === null) return
    // Who left and came back may be writing the next one.
    if (draft.store.get() === letter) draft.forget()
    if (isLeft()) return say('已发送')
    setOpen(false)
    await backTo('letters')
  }
  const isText = refusal?.code === 'TEXT_REFUSED'
  const refused: Box = refusal?.data.field === 'title' ? 'title' : 'body'
  useEffect(() => {
    if (isText) void Taro.pageScrollTo({ selector: `#letter-${refused}`, offsetTop: -80, duration: 200 })
  }, [isText, refused])
  return {
    isConfirming: isOpen && !isText,
    confirm: () => {
      clear()
      setOpen(true)
    },
    cancel: () => {
      // What is on its way shows that it is.
      if (!busy) setOpen(false)
    },
    send: (letter) => void sendIt(letter),
    busy,
    refusal: refusal === null || isText ? null : { ...refusal, text: wordsOf(refusal) },
    refusedIn: (box) => (refusal !== null && isText && box === refused ? bannedWords(refusal.data) : null),
    clear,
  }
}

function wordsOf({ code, text, data }: Refused): string {
  if (code === 'TOO_OFTEN' && typeof data.againAt === 'number') return againWords(data.againAt, serverNow())
  return code === 'OFFLINE' || isOutcomeUnknown(code) ? `${text}，不会重复发送` : text
}
