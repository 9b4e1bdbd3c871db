import { goTo } from '@/api/navigate'
import { inWeChat } from '@/api/platform'
import { openPrivacyContract } from '@/api/privacy'
import { appVersion } from '@/api/version'
import { LinkCode } from '@/components/link-code'
import { PageFrame } from '@/components/page-frame'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { useQuery } from '@/hooks/use-query'
import { LettersCard } from './letters-card'
import { SubscriptionRow } from './subscription-row'
import { ThemeCard } from './theme-card'
import './settings.scss'

/** What can be set here works without knowing who is looking; only the rows about an account wait for that. */
export default function Settings() {
  const { output: me } = useQuery('members.me', {})
  const isMember = me !== null && me.member !== null
  return (
    <PageFrame title="设置">
      <ThemeCard />
      <PlainRows>
        <SubscriptionRow />
        <PlainRow id="settings-privacy" text="隐私说明" onClick={() => goTo('privacy')} />
        {inWeChat && <PlainRow id="settings-contract" text="小程序隐私保护指引" onClick={openPrivacyContract} />}
      </PlainRows>
      <LettersCard />
      {isMember && (
        <PlainRows>
          <PlainRow id="settings-profile" text="个人资料" onClick={() => goTo('profile')} />
          <PlainRow id="settings-close" text="注销账号" onClick={() => goTo('closeAccount')} />
          <LinkCode />
        </PlainRows>
      )}
      {me !== null && me.member === null && (
        <PlainRows>
          <PlainRow id="settings-link" text="在这台设备登录" onClick={() => goTo('linkDevice')} />
        </PlainRows>
      )}
      <PlainRows>
        <PlainRow text="版本" value={appVersion()} />
      </PlainRows>
    </PageFrame>
  )
}
