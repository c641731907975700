/**
 * The search itself, in a form: what is asked, what was found, what narrows it down. The page and the dialog both show
 * it; they differ in what Enter does and in where the question is kept.
 */
import { FIRST, type Finding, find, type Question, read } from './find.ts'
import { make } from './make.ts'
import { resultRow } from './result.ts'
import { type Counts, SearchIndex } from './search-index.ts'
import { words } from './words.ts'

/** In this order. */
const FACETS = ['kind', 'service', 'severity', 'year', 'state'] as const
/** How many results are shown when more are asked for. */
const MORE = 10
/** How many values of a facet are shown before the rest is asked for. */
const VALUES = 6
/** Milliseconds after the last key before the question is asked. */
const PAUSE = 120

export interface Panel {
  /** The question as an address has it: `?q=etcd&kind=runbook`, or nothing. */
  address(): string
  /** Takes over a question from an address, and asks it. */
  ask(address: string): Promise<void>
  /** The links to what was found, in their order. */
  links(): HTMLAnchorElement[]
  /** Tells whenever something is asked on purpose, or while it is typed. */
  onAsked?: (how: 'typed' | 'chosen') => void
  /** Tells whether there is anything to show but the field. */
  onAnswer?: (shown: boolean) => void
}

/** Makes a form with a field search. */
export function searchIn(form: HTMLFormElement): Panel {
  const { lang } = document.documentElement
  const field = form.querySelector<HTMLInputElement>('input[type=search]')!
  const told = make('p', { className: 'search-status', role: 'status' })
  const list = make('ol')
  const more = make('button', { type: 'button', hidden: true }, words.more)
  const order = make('select', {}, make('option', { value: '' }, words.byRelevance))
  order.append(make('option', { value: 'date' }, words.byDate))
  const groups = make('div')
  const clear = make('button', { type: 'button' }, words.clear)
  const filters = make('details', { className: 'search-filters', hidden: true }, make('summary', {}, words.filters))
  filters.append(make('p', { className: 'search-sort' }, make('label', {}, `${words.sort} `, order)), groups, clear)
  filters.open = matchMedia('(min-width: 60rem)').matches
  form.append(
    told,
    make('div', { className: 'search-columns' }, make('div', { className: 'search-results' }, list, more), filters),
  )

  /** What is chosen of each facet, by id. */
  let chosen = chosenIn(new URLSearchParams())
  let loaded: Promise<LoadedIndex> | undefined
  let run = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  const panel: Panel = {
    address,
    ask: async (from) => {
      clearTimeout(waiting)
      const query = new URLSearchParams(from)
      field.value = query.get('q') ?? ''
      order.value = query.get('sort') === 'date' ? 'date' : ''
      chosen = chosenIn(query)
      await search()
    },
    links: () => [...list.querySelectorAll<HTMLAnchorElement>('h2 a')],
  }

  function address(): string {
    const query = new URLSearchParams()
    if (field.value.trim()) query.set('q', field.value.trim())
    for (const [facet, ids] of chosen) for (const id of ids) query.append(facet, id)
    if (order.value) query.set('sort', order.value)
    return query.size > 0 ? `?${query}` : ''
  }

  function say(text: string, numbers: { n?: number; m?: number } = {}): void {
    const values: { [place: string]: string } = { '%n': `${numbers.n}`, '%m': `${numbers.m}`, '%q': field.value.trim() }
    told.textContent = text.replace(/%[nmq]/g, (place) => values[place]!)
  }

  async function search(): Promise<void> {
    const mine = ++run
    const query = field.value.trim()
    const isChosen = [...chosen.values()].some((ids) => ids.size > 0)
    if (query === '' && !isChosen) {
      list.replaceChildren()
      say('')
      more.hidden = true
      filters.hidden = true
      panel.onAnswer?.(false)
      return
    }
    // What was found stays until there is something else: a list that flickers with every key cannot be read.
    if (list.childElementCount === 0) say(words.loading)
    const answer = await askIndex(query).catch(() => undefined)
    if (mine !== run) return
    if (answer) return show(answer, query, mine)
    list.replaceChildren()
    more.hidden = true
    say(words.failed)
    panel.onAnswer?.(false)
  }

  async function askIndex(query: string): Promise<{ index: SearchIndex; finding: Finding }> {
    loaded ??= loadIndex(lang)
    const mine = loaded
    try {
      const { index, facets } = await mine
      const question: Question = { query, chosen: asIndexed(chosen, facets), newestFirst: order.value === 'date' }
      const finding = await find(index, question)
      // What did not come is not asked for again by this one.
      if (!index.isWhole && loaded === mine) loaded = undefined
      return { index, finding }
    } catch (error) {
      if (loaded === mine) loaded = undefined
      throw error
    }
  }

  function show({ index, finding }: { index: SearchIndex; finding: Finding }, query: string, mine: number): void {
    const { hits, pages, counts, inOrder, near, partly } = finding
    list.replaceChildren(...pages.map((page) => resultRow(page, query)))
    const n = hits.length
    const about = query === '' ? [words.nothing, words.allOne, words.all] : [words.none, words.one, words.many]
    if (partly) say(words.partly)
    else if (near) say(words.near, { n })
    else if (inOrder) say(words.phrase, { n, m: inOrder })
    else say(about[Math.min(n, 2)]!, { n })
    offerMore(FIRST)
    showFacets(counts, n)
    panel.onAnswer?.(true)

    function offerMore(from: number): void {
      more.hidden = n <= from
      more.onclick = async () => {
        const next = await read(index, hits.slice(from, from + MORE))
        if (mine !== run) return
        const rows = next.pages.map((page) => resultRow(page, query))
        list.append(...rows)
        if (next.partly) say(words.partly)
        offerMore(from + MORE)
        rows[0]?.querySelector('a')?.focus()
      }
    }
  }

  function showFacets(counts: Counts, n: number): void {
    // The list is made anew; who stood on a box stands on it again.
    const { activeElement } = document
    const stoodOn =
      groups.contains(activeElement) && activeElement instanceof HTMLInputElement ? activeElement : undefined
    groups.replaceChildren(...FACETS.flatMap((facet) => group(facet, counts[facet] ?? {}, n)))
    if (stoodOn) {
      groups
        .querySelector<HTMLInputElement>(`input[name="${stoodOn.name}"][value="${CSS.escape(stoodOn.value)}"]`)
        ?.focus()
    }
    clear.hidden = ![...chosen.values()].some((ids) => ids.size > 0)
    filters.hidden = groups.childElementCount === 0
  }

  function group(facet: (typeof FACETS)[number], counts: { [value: string]: number }, all: number): HTMLElement[] {
    const ids = chosen.get(facet)!
    const values = Object.entries(counts)
      .map(([value, n]) => ({ ...named(value), n }))
      .filter(({ id, n }) => n > 0 || ids.has(id))
      .sort((a, b) =>
        facet === 'year' ? Number(b.id) - Number(a.id) : b.n - a.n || a.name.localeCompare(b.name, lang),
      )
    // What all results have in common narrows nothing down.
    if (ids.size === 0 && values.every(({ n }) => n === all)) return []
    const labels = values.map(({ id, name, n }, at) => {
      const box = make('input', { type: 'checkbox', name: facet, value: id, checked: ids.has(id) })
      const label = make('label', { hidden: at >= VALUES && !ids.has(id) }, box, ' ', make('span', {}, name), ' ')
      label.append(make('span', { className: 'count' }, String(n)))
      return label
    })
    const set = make('fieldset', {}, make('legend', {}, words.facet[facet]), ...labels)
    const folded = labels.filter((label) => label.hidden)
    if (folded.length > 0) {
      const all = make('button', { type: 'button' }, words.allValues.replace('%n', String(labels.length)))
      all.onclick = () => {
        for (const label of folded) label.hidden = false
        all.remove()
        folded[0]!.querySelector('input')!.focus()
      }
      set.append(all)
    }
    return [set]
  }

  async function choose(): Promise<void> {
    clearTimeout(waiting)
    panel.onAsked?.('chosen')
    await search()
  }
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      panel.onAsked?.('typed')
      search()
    }, PAUSE)
  })
  order.addEventListener('change', choose)
  groups.addEventListener('change', ({ target }) => {
    const { name, value, checked } = target as HTMLInputElement
    if (checked) chosen.get(name)!.add(value)
    else chosen.get(name)!.delete(value)
    choose()
  })
  clear.addEventListener('click', () => {
    for (const ids of chosen.values()) ids.clear()
    choose()
    field.focus()
  })
  form.addEventListener('keydown', (event) => walk(event, field, [...panel.links(), ...(more.hidden ? [] : [more])]))
  return panel
}

interface LoadedIndex {
  index: SearchIndex
  /** Every value of every facet. */
  facets: Counts
}

async function loadIndex(lang: string): Promise<LoadedIndex> {
  const index = new SearchIndex(lang)
  return { index, facets: await index.facets() }
}

function chosenIn(query: URLSearchParams): Map<string, Set<string>> {
  return new Map(FACETS.map((facet) => [facet, new Set(query.getAll(facet))]))
}

/** Arrows lead from the field to the results, to the button for more, and back; what is typed on a result goes on in the field. */
function walk(event: KeyboardEvent, field: HTMLInputElement, links: HTMLElement[]): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const at = links.indexOf(event.target as HTMLElement)
  if (event.target !== field && at < 0) return
  if (event.key === 'ArrowDown') (links[at + 1] ?? links[at])?.focus()
  else if (event.key === 'ArrowUp') (links[at - 1] ?? field).focus()
  else {
    if (at >= 0 && event.key.length === 1 && event.key !== ' ') field.focus()
    return
  }
  event.preventDefault()
}

/** `block-storage Block storage` → its id and its name. */
function named(value: string): { id: string; name: string } {
  const blank = value.indexOf(' ')
  return blank < 0 ? { id: value, name: value } : { id: value.slice(0, blank), name: value.slice(blank + 1) }
}

/** Addresses carry ids, which stay when names change; the index has both. An id that it does not have matches nothing. */
function asIndexed(chosen: Map<string, Set<string>>, facets: Counts): Map<string, string[]> {
  const values = (facet: string, ids: Set<string>) => {
    const known = Object.keys(facets[facet] ?? {})
    return [...ids].map((id) => known.find((value) => named(value).id === id) ?? id)
  }
  return new Map([...chosen].filter(([, ids]) => ids.size > 0).map(([facet, ids]) => [facet, values(facet, ids)]))
}
