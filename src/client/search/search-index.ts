/** The search index as the page asks it: in a worker of its own, and never with a false “no”. */

/** How many pages have each value of each facet. Values are an id, a blank and its name, or the id alone. */
export type Counts = { [facet: string]: { [value: string]: number } }

export interface Options {
  filters: { [facet: string]: { any: string[] } }
  sort?: { date: 'desc' }
}

/** A page that was found: what it is called in the index, and what to ask for its text by. */
export interface Hit {
  id: string
  data: string
}

export interface Answer {
  results: Hit[]
  filters: Counts
}

/** Part of a page, from one heading to the next. */
export interface Place {
  title: string
  url: string
  excerpt: string
  anchor?: { id: string }
  weighted_locations: { balanced_score: number }[]
}

export interface FoundPage {
  url: string
  content: string
  excerpt: string
  locations: number[]
  meta: { [name: string]: string }
  filters: { [facet: string]: string[] }
  sub_results: Place[]
}

/** How long to wait for the index, in milliseconds. */
const PATIENCE = 15_000

export class SearchIndex {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url))
  readonly #waiting = new Map<string, { resolve(result: never): void; reject(reason: Error): void }>()
  #asked = 0
  /** What did not come, if anything. What was asked before stays in the worker as if it had; a new index is needed. */
  #missing: string | undefined

  constructor(lang: string) {
    this.#worker.onmessage = ({ data }) => {
      if (data.missing) this.#missing = data.missing
      else this.#answer(data)
    }
    this.#worker.onerror = () => {
      this.#missing = 'the worker'
      for (const { reject } of this.#waiting.values()) reject(new Error(this.#missing))
    }
    const base = import.meta.env.BASE_URL
    const options = { language: lang, basePath: `${base}pagefind/`, baseUrl: base, excerptLength: 28 }
    this.#ask('init', [{ ...options, ranking: { metaWeights: { title: 5, alerts: 8, tags: 2 } } }]).catch(() => {})
  }

  get isWhole(): boolean {
    return this.#missing === undefined
  }

  /** Everything by which the pages can be narrowed down. Counts come with answers only once this was asked. */
  async facets(): Promise<Counts> {
    return this.#whole(await this.#ask('filters', []))
  }

  /** `null` asks for every page. Words within quotation marks have to follow each other. */
  async search(words: string | null, options: Options): Promise<Answer> {
    return this.#whole(await this.#ask('search', [words, options]))
  }

  page(hit: Hit): Promise<FoundPage> {
    return this.#ask('getData', [hit.data])
  }

  close(): void {
    this.#worker.terminate()
  }

  #whole<T>(result: T): T {
    if (this.#missing) throw new Error(`${this.#missing} did not come`)
    return result
  }

  #ask<T>(method: string, args: unknown[]): Promise<T> {
    const id = `q${++this.#asked}`
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      setTimeout(() => this.#answer({ id, error: 'timeout' }), PATIENCE)
      this.#worker.postMessage({ id, method, args })
    })
  }

  #answer({ id, result, error }: { id: string; result?: unknown; error?: string }): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) {
      if (waiting) this.#missing ??= error
      waiting?.reject(new Error(error))
    } else waiting?.resolve(result as never)
  }
}
