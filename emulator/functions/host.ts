import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { CloudError } from '../cloud-error'
import { instanceEnvironment } from '../environment'
import { LIMITS } from '../limits'
import { SANDBOX_APP } from '../wechat/sandbox-app'
import { callContext } from './call-context'
import { type Caller, callVariables } from './caller'
import type { FunctionDeclaration, FunctionLogLine } from './declaration'
import { Instance } from './instance'
import { InstancePool } from './pool'

export interface FunctionStatistics {
  readonly name: string
  readonly calls: number
  readonly errors: number
  /** Duration of the latest call, real ms; null before the first. */
  readonly lastMs: number | null
}

export interface HostOptions {
  readonly url: string
  readonly clock: Clock
  readonly onLog: (line: FunctionLogLine) => void
}

interface Deployed {
  readonly pool: InstancePool
  calls: number
  errors: number
  lastMs: number | null
}

/** The deployed functions and their instances. */
export class FunctionHost {
  private readonly deployed = new Map<string, Deployed>()
  private readonly retired = new Set<InstancePool>()
  private lastInstance = 0

  constructor(private readonly options: HostOptions) {}

  /** What a deployment does: functions not named go, all others start afresh; calls in flight end undisturbed. */
  replace(declarations: readonly FunctionDeclaration[]): void {
    const before = new Map(this.deployed)
    this.deployed.clear()
    for (const declaration of declarations) {
      const { calls = 0, errors = 0, lastMs = null } = before.get(declaration.name) ?? {}
      const pool = new InstancePool(declaration, () => this.startInstance(declaration))
      this.deployed.set(declaration.name, { pool, calls, errors, lastMs })
    }
    for (const pool of this.retired) if (pool.empty) this.retired.delete(pool)
    for (const { pool } of before.values()) {
      pool.retire()
      this.retired.add(pool)
    }
  }

  declaration(name: string): FunctionDeclaration {
    return this.find(name).pool.declaration
  }

  declarations(): readonly FunctionDeclaration[] {
    return [...this.deployed.values()].map(({ pool }) => pool.declaration)
  }

  /**
   * Runs a function to its answer, as JSON text. `event` must be JSON. Throws `CloudError` FUNCTION_NOT_FOUND,
   * FUNCTIONS_TIME_LIMIT_EXCEEDED, FUNCTIONS_MEMORY_LIMIT_EXCEEDED, FUNCTIONS_EXECUTE_FAIL or EXCEED_MAX_PAYLOAD_SIZE.
   */
  async invoke(name: string, event: unknown, caller: Caller, requestId: string = randomUUID()): Promise<string> {
    const target = this.find(name)
    const { declaration } = target.pool
    const eventJson = JSON.stringify(withUserInfo(event, caller)) ?? '{}'
    if (Buffer.byteLength(eventJson) > LIMITS.FUNCTION_EVENT_BYTES_MAX) {
      throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'The event is larger than 6 MB.')
    }
    const variables = callVariables(caller)
    const startedAt = performance.now()
    target.calls += 1
    try {
      const json = await target.pool.with((instance) => {
        const environment = { ...this.environmentOf(instance.id, declaration), ...variables }
        return instance.run({ eventJson, variables, context: callContext(declaration, requestId, environment) })
      })
      if (Buffer.byteLength(json) > LIMITS.FUNCTION_ANSWER_BYTES_MAX) {
        throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'The size of response exceeds the upper limit (6MB)')
      }
      return json
    } catch (error) {
      target.errors += 1
      // The stack of what a function threw is in the log already; how the platform ended it is not.
      if (error instanceof CloudError && error.code !== 'FUNCTIONS_EXECUTE_FAIL') {
        this.options.onLog({ functionName: name, stream: 'error', text: `${error.code}: ${error.message}` })
      }
      throw error
    } finally {
      target.lastMs = Math.round(performance.now() - startedAt)
    }
  }

  /** The instance that has these credentials, if one does. */
  findInstance(instanceId: string): Instance | undefined {
    for (const { pool } of this.deployed.values()) {
      const instance = pool.find(instanceId)
      if (instance) return instance
    }
    for (const pool of this.retired) {
      const instance = pool.find(instanceId)
      if (instance) return instance
    }
    return undefined
  }

  statistics(): readonly FunctionStatistics[] {
    return [...this.deployed].map(([name, { calls, errors, lastMs }]) => ({ name, calls, errors, lastMs }))
  }

  async close(): Promise<void> {
    const pools = [...[...this.deployed.values()].map(({ pool }) => pool), ...this.retired]
    await Promise.all(pools.map((pool) => pool.close()))
  }

  private find(name: string): Deployed {
    const found = this.deployed.get(name)
    if (!found) throw new CloudError('FUNCTION_NOT_FOUND', `There is no function called ${name}.`)
    return found
  }

  private startInstance(declaration: FunctionDeclaration): Instance {
    this.lastInstance += 1
    const id = `${declaration.name}-${this.lastInstance}`
    return new Instance(id, declaration, this.environmentOf(id, declaration), this.options.clock.cell, (stream, text) =>
      this.options.onLog({ functionName: declaration.name, stream, text }),
    )
  }

  private environmentOf(instanceId: string, { env }: FunctionDeclaration): Record<string, string> {
    return instanceEnvironment(this.options.url, instanceId, env)
  }
}

/** The platform adds the mini-program user to the event, over whatever the client sent under that name. */
function withUserInfo(event: unknown, { identity }: Caller): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event
  if (identity?.provider !== 'wechat') return event
  return { ...event, userInfo: { openId: identity.subject, appId: SANDBOX_APP.appid } }
}
