import Taro from '@tarojs/taro'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { say } from '@/api/platform'
import { useCommand } from '@/hooks/use-command'
import { SaveBar } from '../save-bar'
import { useUnsaved } from '../use-unsaved'
import { type Arrangement, arrangementDraft, inputOf, problemsOf } from './draft'
import { Preview } from './preview'
import { SectionsForm } from './sections-form'
import { SlidesForm } from './slides-form'

/** The whole arrangement, saved at once. */
export function ArrangeForm({ saved }: { readonly saved: Arrangement }) {
  const { draft, isChanged, change, discard, settle } = useUnsaved(arrangementDraft, saved)
  const [isChecked, setChecked] = useState(false)
  const save = useCommand('storefront.arrange')
  const edit = (next: Partial<Arrangement>) => {
    change({ ...draft, ...next })
    save.clear()
  }
  const send = async () => {
    setChecked(true)
    const bad = draft.sections.map(problemsOf).findIndex(({ title, products }) => title !== null || products !== null)
    if (bad >= 0) {
      await Taro.pageScrollTo({ selector: `#section-${bad}`, offsetTop: -80, duration: 200 })
      return
    }
    if ((await save.send(inputOf(draft))) === null) return
    say('已保存')
    await askAgain('storefront.arrangement', 'storefront.home')
    settle(draft)
  }
  return (
    <>
      <SlidesForm slides={draft.slides} onChange={(slides) => edit({ slides })} />
      <SectionsForm
        sections={draft.sections}
        isChecked={isChecked}
        onChange={(sections) => edit({ sections })}
        onAdd={() => setChecked(false)}
      />
      <Preview arrangement={draft} />
      <SaveBar
        isChanged={isChanged}
        busy={save.busy}
        refusal={save.refusal}
        onSave={() => void send()}
        onDiscard={discard}
      />
    </>
  )
}
