import { addressHandlers } from '../addresses/handlers'
import { adminHandlers } from '../admin/handlers'
import { attributionHandlers } from '../attribution/handlers'
import { bindingHandlers } from '../bindings/handlers'
import { catalogHandlers } from '../catalog/handlers'
import { closureHandlers } from '../closure/handlers'
import { commissionHandlers } from '../commissions/handlers'
import { memberHandlers } from '../members/handlers'
import { messageHandlers } from '../messages/handlers'
import { fulfilmentHandlers } from '../orders/fulfilment-handlers'
import { orderHandlers } from '../orders/handlers'
import { pitchHandlers } from '../pitches/handlers'
import { promoterHandlers } from '../promoters/handlers'
import { proofHandlers } from '../proof/handlers'
import type { Handlers } from '../runtime/router'
import { settlementHandlers } from '../settlement/handlers'
import { shareHandlers } from '../shares/handlers'
import { statisticHandlers } from '../statistics/handlers'
import { storefrontHandlers } from '../storefront/handlers'
import { visitorHandlers } from '../visitors/handlers'
import { withdrawalHandlers } from '../withdrawals/handlers'
import { withdrawalStaffHandlers } from '../withdrawals/staff-handlers'

/** Every action's handler: a missing one does not compile. */
export const handlers: Handlers = {
  ...memberHandlers,
  ...addressHandlers,
  ...visitorHandlers,
  ...promoterHandlers,
  ...catalogHandlers,
  ...storefrontHandlers,
  ...shareHandlers({}),
  ...pitchHandlers,
  ...bindingHandlers,
  ...attributionHandlers,
  ...commissionHandlers,
  ...settlementHandlers,
  ...messageHandlers,
  ...orderHandlers,
  ...fulfilmentHandlers,
  ...withdrawalHandlers,
  ...withdrawalStaffHandlers,
  ...statisticHandlers,
  ...adminHandlers,
  ...proofHandlers,
  ...closureHandlers,
}
