import type { FactNamed } from '@shared/kernel/facts'
import { searchTermsOf } from '../catalog/search-terms'
import type { Context } from '../runtime/context'
import { customers } from './repository'

/** Their promoter finds a customer by the newest name, in whatever order the names arrive. */
export const renameCustomer = ({ subject, version, nickname }: FactNamed<'member.renamed'>, { db }: Context) =>
  db.transact(async (tx) => {
    const customer = await customers.get(tx, subject)
    if (customer === null || customer.nameVersion >= version) return
    await customers.patch(tx, subject, { nameTerms: searchTermsOf(nickname ?? ''), nameVersion: version })
  })
