import { CloudError } from '../cloud-error'
import { LIMITS } from '../limits'
import type { FunctionDeclaration } from './declaration'
import type { Instance } from './instance'

/** The instances of one function: reused while warm, at most `maxInstances`, further calls wait in order. */
export class InstancePool {
  private readonly all = new Set<Instance>()
  private readonly idle: { instance: Instance; timer: NodeJS.Timeout }[] = []
  private readonly waiting: (() => void)[] = []
  private retired = false
  private closed = false

  constructor(
    readonly declaration: FunctionDeclaration,
    private readonly start: () => Instance,
  ) {}

  /** Lends an instance to one piece of work. */
  async with<T>(work: (instance: Instance) => Promise<T>): Promise<T> {
    const instance = await this.take()
    try {
      return await work(instance)
    } finally {
      this.giveBack(instance)
    }
  }

  get empty(): boolean {
    return this.all.size === 0 && this.waiting.length === 0
  }

  find(instanceId: string): Instance | undefined {
    for (const instance of this.all) if (instance.id === instanceId) return instance
    return undefined
  }

  /** Replaced by a new deployment: calls in flight end as they would have, then the instances go. */
  retire(): void {
    this.retired = true
    for (const { instance } of this.idle.splice(0)) void this.end(instance)
  }

  /** Ends everything now; calls in flight and calls that wait fail. */
  async close(): Promise<void> {
    this.retired = true
    this.closed = true
    for (const wake of this.waiting.splice(0)) wake()
    await Promise.all([...this.all].map((instance) => this.end(instance)))
  }

  private async take(): Promise<Instance> {
    for (;;) {
      if (this.closed) throw new CloudError('SYS_ERR', 'The emulator is closing.')
      // The most recently used first, so that surplus instances become idle long enough to be given back.
      const warm = this.idle.pop()
      if (warm) {
        clearTimeout(warm.timer)
        if (warm.instance.alive) return warm.instance
        this.all.delete(warm.instance)
        continue
      }
      if (this.all.size < (this.declaration.maxInstances ?? LIMITS.FUNCTION_INSTANCES_MAX)) {
        const instance = this.start()
        this.all.add(instance)
        return instance
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  private giveBack(instance: Instance): void {
    if (instance.alive && !this.retired) {
      const timer = setTimeout(() => this.reclaim(instance), LIMITS.FUNCTION_IDLE_MS_MAX)
      timer.unref()
      this.idle.push({ instance, timer })
    } else {
      void this.end(instance)
    }
    this.waiting.shift()?.()
  }

  private reclaim(instance: Instance): void {
    const position = this.idle.findIndex((entry) => entry.instance === instance)
    if (position < 0) return
    this.idle.splice(position, 1)
    void this.end(instance)
  }

  private async end(instance: Instance): Promise<void> {
    this.all.delete(instance)
    await instance.terminate()
  }
}
