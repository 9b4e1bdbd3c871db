import { connect, identityOf, type PlatformContext, requestContext } from '../runtime/cloud'
import { clock } from './clock'
import { listeners } from './listeners'
import { answerNotice, failed, type HttpEvent } from './notices'

const cloud = connect(process.env, clock)

/** As declared for the function (declarations.ts). */
const TIMEOUT_SECONDS = 10

/** WeChat Pay's notices, by HTTP. Nobody calls this with a session: a phone that does is trying something. */
export async function main(event: unknown, context: PlatformContext) {
  if (identityOf(context) !== null) return failed(403)
  return answerNotice((event ?? {}) as HttpEvent, requestContext(cloud, listeners, TIMEOUT_SECONDS))
}
