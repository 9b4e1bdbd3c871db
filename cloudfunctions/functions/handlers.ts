import { adminHandlers } from '../admin/handlers'
import { attributionHandlers } from '../attribution/handlers'
import { bindingHandlers } from '../bindings/handlers'
import { catalogHandlers } from '../catalog/handlers'
import { memberHandlers } from '../members/handlers'
import { promoterHandlers } from '../promoters/handlers'
import type { Handlers } from '../runtime/router'
import { shareHandlers } from '../shares/handlers'
import { visitorHandlers } from '../visitors/handlers'

/** Every action's handler: a missing one does not compile. */
export const handlers: Handlers = {
  ...memberHandlers,
  ...visitorHandlers,
  ...promoterHandlers,
  ...catalogHandlers,
  ...shareHandlers({}),
  ...bindingHandlers,
  ...attributionHandlers,
  ...adminHandlers,
}
