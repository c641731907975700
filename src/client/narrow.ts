/**
 * Narrows the list of incidents down in place, by several facets at once. The address is the state. The values are the
 * links that lead to a list each without script; the rows say which values they have.
 */
export function offerNarrowing(): void {
  const nav = document.getElementById('page-narrow')
  // Where some incidents stand on other pages, those pages are the filters.
  const index = nav?.dataset['index']
  if (!nav || !index) return
  const status = document.getElementById('page-status')!
  const all = document.getElementById('page-all') as HTMLAnchorElement
  const rows = [...document.querySelectorAll<HTMLElement>('[data-facets]')]
  const links = [...nav.querySelectorAll<HTMLAnchorElement>('[data-facet]')].map((link) => {
    const [facet, value] = link.dataset['facet']!.split('=') as [string, string]
    return { link, facet, value, page: link.href }
  })
  const inPlace = location.pathname === index
  const has = (row: HTMLElement, choice: URLSearchParams) =>
    [...choice].every(([facet, value]) => row.dataset['facets']!.split(' ').includes(`${facet}=${value}`))

  const chosen = new URLSearchParams()
  const readAddress = () => {
    const query = new URLSearchParams(location.search)
    for (const { link, facet, value } of links) {
      if (inPlace) choose(chosen, facet, query.get(facet) ?? '')
      else if (link.ariaCurrent) choose(chosen, facet, value)
    }
    show()
  }

  function show(): void {
    for (const { link, facet, value, page } of links) {
      const then = choose(new URLSearchParams(chosen), facet, value)
      link.href = inPlace || [...then].length > 1 ? address(then) : page
      if (!inPlace) continue
      const current = (chosen.get(facet) ?? '') === value
      const n = rows.filter((row) => has(row, then)).length
      link.ariaCurrent = current ? 'true' : null
      link.parentElement!.hidden = n === 0 && !current && value !== ''
      const count = link.parentElement!.querySelector('.count')
      if (count) count.textContent = String(n)
      if (current) link.closest('details')!.querySelector('b')!.textContent = link.textContent
    }
    if (!inPlace) return
    let n = 0
    for (const row of rows) {
      row.hidden = !has(row, chosen)
      if (!row.hidden) n++
    }
    for (const group of document.querySelectorAll<HTMLElement>('.group')) {
      group.hidden = !group.querySelector('[data-facets]:not([hidden])')
    }
    const { all: whole, some, none } = status.dataset as { all: string; some: string; none: string }
    all.hidden = ![...chosen].length
    status.textContent = all.hidden ? whole : n ? some.replace('%n', String(n)) : none
  }

  function address(choice: URLSearchParams): string {
    return [...choice].length ? `${index}?${choice}` : index!
  }

  const follow = (event: MouseEvent, link: HTMLAnchorElement) => {
    if (!inPlace || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.pushState(null, '', link.href)
    readAddress()
    // What had the focus goes away; the line it came from, or the line of filters, takes it.
    const line = link.closest('details') ?? nav.querySelector('details')!
    line.open = false
    line.querySelector('summary')!.focus()
  }
  for (const { link } of links) link.addEventListener('click', (event) => follow(event, link))
  all.addEventListener('click', (event) => follow(event, all))
  addEventListener('popstate', readAddress)
  readAddress()
}

function choose(choice: URLSearchParams, facet: string, value: string): URLSearchParams {
  if (value) choice.set(facet, value)
  else choice.delete(facet)
  return choice
}
