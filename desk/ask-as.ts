import type { Answer, Input, Output, QueryName } from '@shared/contracts'
import { callApi } from './emulator'

/** What the product answers to a query of the token's owner. Throws with the code when it is refused. */
export async function askAs<N extends QueryName>(token: string, query: N, input: Input<N>): Promise<Output<N>> {
  const answer = (await callApi(token, query, input)) as Answer<N> | null
  if (answer === null) throw new Error('登录已失效，请刷新演示台')
  if (!answer.ok) throw new Error(`没有得到答复（${answer.code}）`)
  return answer.output
}
