/**
 * The search page. The address is the state: query, filters and order are read from it and written to it.
 * Nothing is loaded before there is something to look for, or the field is touched.
 */

interface PagefindResult {
  id: string
  data(): Promise<{
    url: string
    excerpt: string
    meta: { [name: string]: string }
    filters: { [name: string]: string[] }
  }>
}
type Counts = { [facet: string]: { [value: string]: number } }
interface Pagefind {
  options(options: object): Promise<void>
  filters(): Promise<Counts>
  search(query: string | null, options: object): Promise<{ results: PagefindResult[]; filters: Counts }>
}

const PAGE = 10
const PATIENCE = 15_000

const byId = <T extends HTMLElement>(id: string) => document.getElementById(`page-${id}`) as T
const form = byId<HTMLFormElement>('search')
const field = byId<HTMLInputElement>('q')
const told = byId('status')
const list = byId('results')
const more = byId<HTMLButtonElement>('more-results')
const filters = byId('filters')
const sort = byId<HTMLSelectElement>('sort')
const boxes = [...filters.querySelectorAll<HTMLInputElement>('input')]
const words = JSON.parse(form.dataset['words']!)
const day = new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, 'en-GB'), {
  dateStyle: 'long',
  timeZone: 'UTC',
})

let loading: Promise<Pagefind> | undefined
let run = 0
/** Whether a part of the index did not come. Pagefind passes over it and finds nothing; that would be a false “no”. */
let incomplete = false
const plainFetch = window.fetch
window.fetch = async (...request) => {
  const response = await plainFetch(...request).catch((error: unknown) => {
    incomplete = true
    throw error
  })
  if (!response.ok) incomplete = true
  return response
}

const inTime = <T>(work: Promise<T>) =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(reject, PATIENCE, new Error('timeout')))])

async function load(): Promise<Pagefind> {
  // A failed import is remembered by the browser for its address, so another try gets another one.
  const attempt = run > 1 ? `?${run}` : ''
  const pagefind: Pagefind = await import(/* @vite-ignore */ form.dataset['pagefind']! + attempt)
  // Without a worker: the site’s policy has no place for one made from a blob.
  await pagefind.options({ baseUrl: form.dataset['base'], excerptLength: 24, noWorker: true })
  // Counts come with results only once the filters are loaded.
  await pagefind.filters()
  return pagefind
}

function readAddress(): void {
  const query = new URLSearchParams(location.search)
  field.value = query.get('q') ?? ''
  sort.value = query.get('sort') === 'date' ? 'date' : ''
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value)
}

/** What is asked for on purpose can be gone back to; what is still being typed replaces itself. */
function writeAddress(how: 'pushState' | 'replaceState'): void {
  const query = new URLSearchParams()
  if (field.value.trim()) query.set('q', field.value.trim())
  for (const box of boxes) if (box.checked) query.append(box.name, box.value)
  if (sort.value) query.set('sort', sort.value)
  const text = query.toString()
  const address = location.pathname + (text ? `?${text}` : '')
  if (address !== location.pathname + location.search) history[how](null, '', address)
}

/** Checked values of one facet widen, facets together narrow. */
function chosen(): { [facet: string]: { any: string[] } } {
  const result: { [facet: string]: { any: string[] } } = {}
  for (const { name, value } of boxes.filter((box) => box.checked)) {
    result[name] ??= { any: [] }
    result[name].any.push(value)
  }
  return result
}

function say(text: string, n = 0): void {
  told.textContent = text.replace(/%[nq]/g, (place) => (place === '%n' ? String(n) : field.value.trim()))
}

function count(counts: Counts): void {
  for (const box of boxes) {
    const n = counts[box.name]?.[box.value] ?? 0
    const label = box.closest('label')!
    label.querySelector('.count')!.textContent = String(n)
    label.hidden = n === 0 && !box.checked
  }
  for (const set of filters.querySelectorAll('fieldset')) set.hidden = !set.querySelector('label:not([hidden])')
  filters.hidden = false
}

async function search(): Promise<void> {
  const mine = ++run
  const query = field.value.trim()
  const narrowed = chosen()
  list.replaceChildren()
  more.hidden = true
  if (!query && Object.keys(narrowed).length === 0) {
    told.textContent = ''
    filters.hidden = true
    return
  }
  say(words.loading)
  try {
    loading ??= load()
    const pagefind = await inTime(loading)
    const { results, filters: counts } = await inTime(
      pagefind.search(query || null, { filters: narrowed, ...(sort.value ? { sort: { date: 'desc' } } : {}) }),
    )
    if (mine !== run) return
    if (incomplete) throw new Error('a part of the index did not come')
    count(counts)
    const n = results.length
    const [none, one, many] = query ? ['none', 'one', 'many'] : ['nothing', 'allOne', 'all']
    say(words[n === 0 ? none! : n === 1 ? one! : many!], n)
    await show(results, 0, mine)
  } catch {
    if (mine !== run) return
    loading = undefined
    incomplete = false
    say(words.failed)
  }
}

async function show(results: PagefindResult[], from: number, mine: number): Promise<void> {
  const next = results.slice(from, from + PAGE)
  const loaded = await Promise.allSettled(next.map((result) => inTime(result.data())))
  if (mine !== run) return
  for (const each of loaded) if (each.status === 'fulfilled') list.append(item(each.value))
  if (loaded.some((each) => each.status === 'rejected')) say(words.partly)
  if (from > 0) list.children[from]?.querySelector('a')?.focus()
  more.hidden = results.length <= from + PAGE
  more.onclick = () => show(results, from + PAGE, mine)
}

function item({ url, excerpt, meta, filters: facets }: Awaited<ReturnType<PagefindResult['data']>>): HTMLLIElement {
  const link = Object.assign(document.createElement('a'), { href: url, textContent: meta['title'] ?? url })
  const about = Object.assign(document.createElement('p'), { className: 'result-facts' })
  const kind = words.kind[facets['kind']?.[0] ?? '']
  about.textContent = [kind, meta['date'] && day.format(new Date(meta['date']))].filter(Boolean).join(' · ')
  const text = document.createElement('p')
  // Only text and marks are taken over: whatever else an excerpt may hold stays out of the page.
  for (const node of new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes) {
    const target = node.nodeName === 'MARK' ? text.appendChild(document.createElement('mark')) : text
    target.append(node.textContent ?? '')
  }
  const row = document.createElement('li')
  const title = document.createElement('h2')
  title.append(link)
  row.append(title, about, text)
  return row
}

let waiting: ReturnType<typeof setTimeout> | undefined
/** Milliseconds after the last key before the question is asked. */
const PAUSE = 180

function typed(): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    writeAddress('replaceState')
    search()
  }, PAUSE)
}

function asked(): void {
  clearTimeout(waiting)
  writeAddress('pushState')
  search()
}

for (const hint of document.querySelectorAll<HTMLElement>('.script-only')) hint.hidden = false
form.addEventListener('submit', (event) => {
  event.preventDefault()
  asked()
})
field.addEventListener('input', typed)
filters.addEventListener('change', asked)
byId('clear').addEventListener('click', () => {
  for (const box of boxes) box.checked = false
  asked()
  field.focus()
})
addEventListener('keydown', (event) => {
  const inField = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || inField) return
  event.preventDefault()
  field.focus()
  field.select()
})
addEventListener('popstate', () => {
  readAddress()
  search()
})
readAddress()
search()

export {}
