import { identityId } from '../cloudfunctions/members/repository'
import { newRequestId, type Person, type Product } from './product'

let seeded = 0

/** So many members at once, written as their registration would have written them: a rush of buyers needs thousands. */
export async function seedMembers(product: Product, total: number): Promise<Person[]> {
  const subjects = Array.from({ length: total }, () => {
    seeded += 1
    return `seeded-${String(seeded).padStart(9, '0')}`
  })
  const at = product.cloud.clock.now()
  await insert(
    product,
    'identities',
    subjects.map((subject) => {
      const _id = identityId({ provider: 'wechat', subject })
      return { _id, visitorId: visitorIdOf(subject), seenAt: long(at) }
    }),
  )
  await insert(
    product,
    'members',
    subjects.map((subject) => ({
      ...{ _id: visitorIdOf(subject), nickname: null, avatarFileId: null, registeredAt: long(at) },
      ...{ byShareId: null, byCode: null, eventNumber: 1, requestId: newRequestId(), inputHash: '' },
    })),
  )
  return subjects.map((subject) => product.as(subject))
}

const visitorIdOf = (subject: string): string => subject.replace('-', '')
const long = (value: number) => ({ $numberLong: String(value) })

async function insert(product: Product, collectionName: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_REQUEST) {
    const data = rows.slice(from, from + ROWS_A_REQUEST).map((row) => JSON.stringify(row))
    const answer = await product.cloud.database.handle({ action: 'database.insertDocument', collectionName, data })
    if ('code' in answer) throw new Error(`members could not be written: ${answer.code}`)
  }
}

const ROWS_A_REQUEST = 200
