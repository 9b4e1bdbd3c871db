import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { HoldNotice } from '@/components/hold-notice'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { payerWords } from '@/format/commissions'
import { useQuery } from '@/hooks/use-query'
import { RequestForm } from './request-form'

/** Takes settled commission out. Each payer owes for itself, so one withdrawal is of one payer. */
export default function RequestWithdrawal() {
  const offer = useQuery('withdrawals.offer', {})
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  return (
    <PageFrame title="提现">
      <HoldNotice />
      <QueryView query={offer} loading={<LoadingView shape="form" count={3} />}>
        {(output) => {
          const payers = output.accounts.filter(({ withdrawableFen }) => withdrawableFen > 0)
          const account = payers.find(({ payer }) => payer === chosen) ?? payers[0]
          if (account === undefined)
            return (
              <EmptyView
                icon="wallet"
                text="还没有可提现的佣金"
                hint="佣金结算后就能提现"
                action={{ text: '看收益', onClick: () => goTo('earnings') }}
              />
            )
          return (
            <>
              {payers.length > 1 && (
                <FilterChips
                  chips={payers.map(({ payer }) => ({ text: payerWords(payer), value: payer }))}
                  chosen={account.payer}
                  onChoose={setChosen}
                />
              )}
              <RequestForm key={account.payer} account={account} offer={output} />
            </>
          )
        }}
      </QueryView>
    </PageFrame>
  )
}
