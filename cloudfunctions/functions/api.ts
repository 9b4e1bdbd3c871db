import { connect, identityOf, type PlatformContext, requestContext } from '../runtime/cloud'
import { route } from '../runtime/router'
import { clock } from './clock'
import { directory } from './directory'
import { handlers } from './handlers'
import { listeners } from './listeners'

const cloud = connect(process.env, clock)

/** The mini-program and H5: `{ action, input }` in, an Answer out. Who is calling comes from the platform's context alone. */
export async function main(event: unknown, context: PlatformContext) {
  const { action, input } = (event ?? {}) as { action?: unknown; input?: unknown }
  const request = { action: typeof action === 'string' ? action : '', input, identity: identityOf(context) }
  return route({ handlers, directory }, request, requestContext(cloud, listeners))
}
