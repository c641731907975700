/** Tells how far a phase is; the total once it is known. */
export type Report = (done: number, total?: number) => void

/** What a build has published. */
export interface Published {
  /** Where to. */
  out: string
  pages: number
  /** Files of feeds, in all formats. */
  feeds: number
  searchRecords: number
  /** The languages of the search index. */
  languages: readonly string[]
  bytes: number
}

/** The part of a terminal, or of a pipe, that progress needs. */
export interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

const CLEAR_LINE = '\r\u001B[2K'

/** How often the line is written anew, in milliseconds: fast enough to look alive, slow enough to cost nothing. */
const REDRAW = 100

/**
 * Shows the phases of a build on a terminal, one line each, and keeps their times. In a pipe it says nothing: there,
 * the summary is all that anyone reads.
 */
export class Progress {
  readonly #terminal: Terminal
  readonly #now: () => number
  readonly #times = new Map<string, number>()

  constructor(terminal: Terminal = process.stderr, now: () => number = () => performance.now()) {
    this.#terminal = terminal
    this.#now = now
  }

  /** Runs one phase. Its line stays when it has ended, and goes when it has failed: the error speaks then. */
  async phase<T>(name: string, run: (report: Report) => Promise<T> | T): Promise<T> {
    const start = this.#now()
    let state = ''
    const draw = (): void => this.#draw(name, state, this.#now() - start)
    const redraw = this.#terminal.isTTY ? setInterval(draw, REDRAW).unref() : undefined
    let drawn = start
    try {
      draw()
      const result = await run((done, total) => {
        state = total === undefined ? number(done) : `${number(done)} of ${number(total)}`
        // Phases that never wait give the interval no chance.
        if (this.#now() - drawn < REDRAW) return
        drawn = this.#now()
        draw()
      })
      this.#times.set(name, this.#now() - start)
      draw()
      this.#write('\n')
      return result
    } catch (error) {
      this.#write(CLEAR_LINE)
      throw error
    } finally {
      clearInterval(redraw)
    }
  }

  /** Figures and times in aligned columns, to be printed at the end. */
  summary(published: Published): string {
    const total = [...this.#times.values()].reduce((sum, time) => sum + time, 0)
    const languages = published.languages.length > 0 ? `  ${published.languages.join(', ')}` : ''
    const figures: [string, string, string][] = [
      ['pages', number(published.pages), ''],
      ['feeds', number(published.feeds), published.feeds === 0 ? WITHOUT_ADDRESS : ''],
      ['search records', number(published.searchRecords), languages],
      ['size', size(published.bytes), ''],
      ...Array.from(this.#times, ([name, time]): [string, string, string] => [name, seconds(time), '']),
      ['in all', seconds(total), ''],
    ]
    const names = Math.max(...figures.map(([name]) => name.length))
    const values = Math.max(...figures.map(([, value]) => value.length))
    const lines = figures.map(([name, value, note]) => `  ${name.padEnd(names)}  ${value.padStart(values)}${note}`)
    return [`Published ${published.out}`, ...lines].join('\n')
  }

  #draw(name: string, state: string, time: number): void {
    const line = `  ${name.padEnd(14)}  ${seconds(time).padStart(7)}  ${state}`
    this.#write(CLEAR_LINE + line.slice(0, (this.#terminal.columns ?? 80) - 1))
  }

  #write(text: string): void {
    if (this.#terminal.isTTY) this.#terminal.write(text)
  }
}

/** Feeds are read elsewhere: all that they name is named in full. */
const WITHOUT_ADDRESS = '  for want of the site’s address: “site” in handbook.yaml, or --site'

// The same on every machine, whatever its locale.
function number(value: number): string {
  return value.toLocaleString('en')
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function size(bytes: number): string {
  return bytes < 999_950 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
