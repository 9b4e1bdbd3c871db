import { PageFrame } from '@/components/page-frame'
import { ExportCard } from './export-card'
import { ImportCard } from './import-card'
import './payouts.scss'

/** What finance pays by hand: out as a table, and back with what became of it. */
export default function TradePayouts() {
  return (
    <PageFrame title="人工打款">
      <ExportCard />
      <ImportCard />
    </PageFrame>
  )
}
