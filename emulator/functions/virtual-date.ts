/**
 * Makes the global `Date` of this thread obey the virtual clock, so that deployed code runs unchanged. Only the current
 * instant differs: `new Date()`, `Date()` and `Date.now()`. Timers stay real.
 * `cell` is the clock's 64-bit offset in ms, shared with the emulator.
 */
export function installVirtualDate(cell: SharedArrayBuffer): void {
  const RealDate = Date
  const wallClock = RealDate.now.bind(RealDate)
  const offset = new BigInt64Array(cell)
  const now = () => wallClock() + Number(Atomics.load(offset, 0))

  // A proxy rather than a subclass: dates made by the platform itself stay instances, and subclasses construct as usual.
  const virtual = new Proxy(RealDate, {
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
    apply: () => new RealDate(now()).toString(),
  })
  RealDate.now = now
  Object.defineProperty(RealDate.prototype, 'constructor', { value: virtual, writable: true, configurable: true })
  globalThis.Date = virtual
}
