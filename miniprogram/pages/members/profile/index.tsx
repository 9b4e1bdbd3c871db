import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { PhoneCard } from './phone-card'
import { ProfileForm } from './profile-form'
import './profile.scss'

/** What a member tells about themselves: a name, a picture, a phone. None of it has to be there. */
export default function Profile() {
  const me = useQuery('members.me', {})
  return (
    <PageFrame title="个人资料">
      <QueryView query={me} loading={<LoadingView shape="form" count={2} />}>
        {({ member }) =>
          member === null ? (
            <EmptyView icon="mine" text="注册后能填资料" action={{ text: '注册', onClick: () => goTo('register') }} />
          ) : (
            <>
              <ProfileForm nickname={member.nickname} avatarUrl={member.avatarUrl} />
              <PhoneCard phone={member.phone} />
            </>
          )
        }
      </QueryView>
    </PageFrame>
  )
}
