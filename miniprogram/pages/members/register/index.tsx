import { View } from '@tarojs/components'
import { useState } from 'react'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { type Registered, RegistrationForm } from '@/components/registration-form'
import { useQuery } from '@/hooks/use-query'
import { useShareSession } from '@/hooks/use-share-session'
import { useVisit } from '@/hooks/use-visit'
import { Welcome } from './welcome'
import './register.scss'

/** Where share links and mini-program codes lead: the registration sheet as a page of its own. */
export default function Register() {
  const session = useShareSession()
  useVisit({ kind: 'register', id: 'register' }, session)
  const me = useQuery('members.me', {})
  const [registered, setRegistered] = useState<Registered | null>(null)
  const isMember = me.output !== null && me.output.member !== null
  return (
    <PageFrame title="注册">
      {registered !== null || isMember ? (
        <Welcome registered={registered} />
      ) : me.state === 'loading' ? (
        <LoadingView shape="form" count={2} />
      ) : (
        <View className="card">
          <View className="register__headline">欢迎来到推客</View>
          <RegistrationForm share={session.share} onRegistered={setRegistered} />
        </View>
      )}
    </PageFrame>
  )
}
