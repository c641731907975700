/** Opens the search: with `/` or Ctrl+K anywhere, or from the header. Nothing of it is loaded before, but on its own page. */

const load = () => import('./search.ts')

export function offerSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('.site-search')
  const form = document.querySelector<HTMLFormElement>('#page-search')
  if (form) openPage(form)
  if (!link) return
  link.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K')

  let opening = false
  /** Who knows the key types on at once: this is what was typed while the search was on its way. */
  let typed = ''
  async function open(): Promise<void> {
    if (form) return form.querySelector('input')!.select()
    if (opening) return
    opening = true
    typed = ''
    try {
      const { openSearch } = await load()
      await openSearch(link!.href, () => typed)
    } catch {
      // The search as a page says what is wrong, and lists everything.
      location.assign(link!.href)
    }
    opening = false
  }

  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const writes = target instanceof HTMLElement && target.matches('input, select, textarea')
    const plain = !ctrlKey && !metaKey && !altKey
    if (opening && plain && key.length === 1 && !writes) typed += key
    else if ((key === '/' && plain && !writes) || (key === 'k' && (ctrlKey || metaKey) && !altKey)) open()
    else return
    event.preventDefault()
  })
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  })
}

/**
 * The page of the search: its panel is built at once when the address asks something, and otherwise when somebody is about
 * to, because it makes the browser lay out the long list below a second time.
 */
async function openPage(form: HTMLFormElement): Promise<void> {
  const loaded = load()
  if (!location.search && !form.contains(document.activeElement)) {
    await new Promise((asked) => form.addEventListener('focusin', asked, { once: true }))
  }
  const { searchPage } = await loaded
  searchPage(form)
}
