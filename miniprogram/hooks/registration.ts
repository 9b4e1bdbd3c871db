import { createStore } from '@/api/store'

/**
 * A command that needs a member asks here when the server answered NOT_REGISTERED. The page frame that is being shown
 * opens the registration sheet; the command goes on, with the same draft, once the person is registered.
 */
export interface RegistrationRequest {
  readonly settle: (registered: boolean) => void
}

export const registrationRequest = createStore<RegistrationRequest | null>(null)

/** Opens the sheet. Resolves true once registered, false when the person closed it. */
export function askToRegister(): Promise<boolean> {
  // One sheet at a time: whoever asked before is told no.
  registrationRequest.get()?.settle(false)
  return new Promise((resolve) => {
    const request: RegistrationRequest = {
      settle: (registered) => {
        if (registrationRequest.get() === request) registrationRequest.set(null)
        resolve(registered)
      },
    }
    registrationRequest.set(request)
  })
}
