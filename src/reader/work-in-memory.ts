import type { KeptWork } from './work-cache.ts'

/**
 * Work that a command keeps while it runs on, as the values themselves: nothing is read or written twice. What an earlier
 * command has left is taken from its cache, and that gets what the first run adds. Only what the last run used is kept.
 *
 * Values are shared between runs: whoever gets one must not change it.
 */
export class WorkInMemory implements KeptWork {
  readonly #earlier: KeptWork | undefined
  #before = new Map<string, unknown>()
  #used = new Map<string, unknown>()
  #isFirst = true

  constructor(earlier?: KeptWork) {
    this.#earlier = earlier
  }

  get(key: string): unknown {
    const kept = this.#used.get(key) ?? this.#before.get(key) ?? this.#earlier?.get(key)
    const value = Buffer.isBuffer(kept) ? (JSON.parse(kept.toString('utf8')) as unknown) : kept
    if (value !== undefined) this.#used.set(key, value)
    return value
  }

  keep(key: string): boolean {
    const value = this.#used.get(key) ?? this.#before.get(key)
    if (value !== undefined) this.#used.set(key, value)
    return value !== undefined || this.#earlier?.keep(key) === true
  }

  put(key: string, value: unknown): void {
    this.#used.set(key, value)
    if (this.#isFirst) this.#earlier?.put(key, value)
  }

  take(key: string, written: Buffer): void {
    this.#used.set(key, written)
    if (this.#isFirst) this.#earlier?.take(key, written)
  }

  /** Begins another run: what this one did not use is forgotten. */
  nextRun(): void {
    this.#before = this.#used
    this.#used = new Map()
    this.#isFirst = false
  }
}
