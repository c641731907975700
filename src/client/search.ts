/**
 * The search page. What is asked stands in the address, so that a search can be shared and the back
 * button works; Pagefind is loaded with the first question, and every failure is said as one.
 */

interface PagefindResult {
  id: string
  data(): Promise<{ url: string; excerpt: string; meta: Record<string, string>; filters: Record<string, string[]> }>
}
interface PagefindAnswer {
  results: PagefindResult[]
  filters: Record<string, Record<string, number>>
  totalFilters: Record<string, Record<string, number>>
}
interface Pagefind {
  options(options: { excerptLength: number }): Promise<void>
  init(): Promise<void>
  search(query: string | null, options: { filters: Record<string, unknown>; sort?: Record<string, string> }): Promise<PagefindAnswer>
}

const facets = ['kind', 'service', 'severity', 'year', 'state'] as const
type Facet = (typeof facets)[number]
type Words = Record<'one' | 'many' | 'all' | 'none' | 'loading' | 'failed' | 'partly' | 'filters' | 'sort' | 'byRelevance' | 'byDate' | 'clear', string> & {
  facet: Record<Facet, string>
}

/** Results that are shown at once. */
const PAGE = 10
/** Milliseconds after the last key before the question is asked. */
const PAUSE = 150
/** Milliseconds after which an index that does not answer counts as failed. */
const PATIENCE = 10_000

const root = document.querySelector<HTMLElement>('#page-search')!
const words: Words = JSON.parse(root.dataset.words!)
const labels: Record<Facet, Record<string, string>> = JSON.parse(root.dataset.labels!)
const element = <T extends HTMLElement>(id: string) => root.querySelector<T>(`#page-${id}`)!
const form = root.querySelector('form')!
const field = element<HTMLInputElement>('query')
const panel = element('facets')
const status = element('status')
const list = element('results')
const more = element('more')

let pagefind: Promise<Pagefind> | undefined
let asked = 0
let shown: { results: PagefindResult[]; count: number } = { results: [], count: 0 }

function load(): Promise<Pagefind> {
  pagefind ??= (async () => {
    const loaded: Pagefind = await import(/* @vite-ignore */ new URL(root.dataset.bundle!, location.href).href)
    await loaded.options({ excerptLength: 24 })
    await loaded.init()
    return loaded
  })()
  pagefind.catch(() => {
    pagefind = undefined
  })
  return pagefind
}

interface Question {
  query: string
  chosen: Map<Facet, string[]>
  newest: boolean
}

function fromAddress(): Question {
  const given = new URLSearchParams(location.search)
  return {
    query: given.get('q') ?? '',
    chosen: new Map(facets.map((facet) => [facet, given.getAll(facet)])),
    newest: given.get('sort') === 'date',
  }
}

function toAddress({ query, chosen, newest }: Question): string {
  const given = new URLSearchParams()
  if (query) given.set('q', query)
  for (const [facet, values] of chosen) for (const value of values) given.append(facet, value)
  if (newest) given.set('sort', 'date')
  const text = given.toString()
  return location.pathname + (text ? `?${text}` : '')
}

function fromForm(): Question {
  const data = new FormData(form)
  return {
    query: field.value.trim(),
    chosen: new Map(facets.map((facet) => [facet, data.getAll(facet).map(String)])),
    newest: data.get('sort') === 'date',
  }
}

async function ask(question: Question): Promise<void> {
  const turn = ++asked
  const filters = Object.fromEntries([...question.chosen].filter(([, values]) => values.length > 0).map(([facet, values]) => [facet, { any: values }]))
  if (!question.query && Object.keys(filters).length === 0) {
    list.replaceChildren()
    more.hidden = true
    panel.hidden = true
    status.textContent = ''
    return
  }
  status.textContent = words.loading
  try {
    const answer = await inTime(
      load().then((engine) => engine.search(question.query || null, { filters, ...(question.newest ? { sort: { date: 'desc' } } : {}) })),
    )
    if (turn !== asked) return
    list.replaceChildren()
    shown = { results: answer.results, count: 0 }
    showFacets(answer, question)
    const complete = await showMore(turn)
    if (turn !== asked) return
    status.textContent = complete ? sentence(answer.results.length, question.query) : words.partly
  } catch {
    if (turn !== asked) return
    list.replaceChildren()
    more.hidden = true
    status.textContent = words.failed
  }
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too slow')), PATIENCE))])
}

function sentence(count: number, query: string): string {
  const form = !query ? words.all : count === 0 ? words.none : count === 1 ? words.one : words.many
  return form.replace('%n', String(count)).replace('%q', query)
}

/** Shows the next results; false when some of them could not be loaded. */
async function showMore(turn: number): Promise<boolean> {
  const next = shown.results.slice(shown.count, shown.count + PAGE)
  const loaded = await Promise.allSettled(next.map((result) => inTime(result.data())))
  if (turn !== asked) return true
  for (const each of loaded) if (each.status === 'fulfilled') list.append(row(each.value))
  shown.count += next.length
  more.hidden = shown.count >= shown.results.length
  return loaded.every((each) => each.status === 'fulfilled')
}

function row({ url, excerpt, meta, filters }: Awaited<ReturnType<PagefindResult['data']>>): HTMLElement {
  const item = document.createElement('li')
  const heading = document.createElement('h2')
  const link = document.createElement('a')
  link.href = url
  link.textContent = meta.title ?? url
  heading.append(link)
  const line = document.createElement('p')
  line.className = 'quiet'
  const kind = filters.kind?.[0]
  line.textContent = [kind && (labels.kind[kind] ?? kind), meta.date].filter(Boolean).join(' · ')
  const text = document.createElement('p')
  text.append(...marked(excerpt))
  item.append(heading, line, text)
  return item
}

/** The excerpt with its marks. Only the marks are taken as markup; everything else is text. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html')
  return [...parsed.body.childNodes].map((node) => {
    if (!(node instanceof HTMLElement) || node.tagName !== 'MARK') return document.createTextNode(node.textContent ?? '')
    const mark = document.createElement('mark')
    mark.textContent = node.textContent
    return mark
  })
}

/** Filters with how many results each would leave; what would leave none is not offered, unless it is chosen. */
function showFacets({ filters, totalFilters }: PagefindAnswer, { chosen, newest }: Question): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : ''
  panel.replaceChildren()
  for (const facet of facets) {
    const counts = chosen.get(facet)!.length > 0 ? { ...totalFilters[facet], ...filters[facet] } : (filters[facet] ?? {})
    const values = Object.entries(counts)
      .filter(([value, count]) => count > 0 || chosen.get(facet)!.includes(value))
      .sort(([a], [b]) => (facet === 'year' ? b.localeCompare(a) : labelOf(facet, a).localeCompare(labelOf(facet, b))))
    if (values.length === 0 || (values.length === 1 && chosen.get(facet)!.length === 0)) continue
    panel.append(group(facet, words.facet[facet], values.map(([value, count]) => choice('checkbox', facet, value, `${labelOf(facet, value)} (${count})`, chosen.get(facet)!.includes(value)))))
  }
  panel.append(
    group('sort', words.sort, [
      choice('radio', 'sort', '', words.byRelevance, !newest),
      choice('radio', 'sort', 'date', words.byDate, newest),
    ]),
  )
  panel.hidden = false
  if (focused) document.getElementById(focused)?.focus()
}

function labelOf(facet: Facet, value: string): string {
  return labels[facet][value] ?? value
}

function group(name: string, title: string, choices: HTMLElement[]): HTMLElement {
  const set = document.createElement('fieldset')
  set.dataset.facet = name
  const legend = document.createElement('legend')
  legend.textContent = title
  set.append(legend, ...choices)
  return set
}

function choice(type: 'checkbox' | 'radio', name: string, value: string, text: string, checked: boolean): HTMLElement {
  const label = document.createElement('label')
  const input = document.createElement('input')
  Object.assign(input, { type, name, value, checked, id: `page-facet-${name}-${value}` })
  label.append(input, ` ${text}`)
  return label
}

let timer: ReturnType<typeof setTimeout> | undefined
field.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const question = fromForm()
    // Typing refines one question: it replaces the address instead of filling the history.
    history.replaceState(null, '', toAddress(question))
    void ask(question)
  }, PAUSE)
})
panel.addEventListener('change', () => {
  const question = fromForm()
  history.pushState(null, '', toAddress(question))
  void ask(question)
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(timer)
  const question = fromForm()
  history.pushState(null, '', toAddress(question))
  void ask(question)
})
more.addEventListener('click', () => {
  const first = shown.count
  void showMore(asked).then(() => list.querySelectorAll<HTMLElement>('h2 a')[first]?.focus())
})
addEventListener('popstate', start)
addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  field.focus()
})
field.addEventListener('focus', () => void load().catch(() => undefined), { once: true })

function start(): void {
  const question = fromAddress()
  field.value = question.query
  void ask(question)
}
start()
