import { type ActionName, type Answer, actions, type Input, type Output } from '@shared/contracts'
import type { Cloud } from '../emulator'
import { identityOf, type PersonName } from './people'

/** Calls the deployed `api` function as a person of the world; a refusal throws, because in this story there is none. */
export type Call = <N extends ActionName>(
  name: PersonName,
  action: N,
  input: Omit<Input<N>, 'requestId'>,
) => Promise<Output<N>>

export function callerIn(cloud: Cloud): Call {
  let made = 0
  return async <N extends ActionName>(name: PersonName, action: N, input: Omit<Input<N>, 'requestId'>) => {
    made += 1
    const requestId = `seed${String(made).padStart(12, '0')}`
    const event = { action, input: actions[action].kind === 'command' ? { requestId, ...input } : input }
    const answer = (await cloud.invoke('api', event, identityOf(name))) as Answer<N>
    if (!answer.ok) throw new Error(`seed: ${name} ${action} was refused with ${answer.code}`)
    return answer.output
  }
}
