/** The search as a page: the address holds the question, and everything there is stays in sight until something is asked. */
import { make } from './make.ts'
import { searchIn } from './panel.ts'
import { words } from './words.ts'

export function searchPage(form: HTMLFormElement): void {
  const everything = document.querySelector<HTMLElement>('#page-everything')!
  const panel = searchIn(form)
  const elsewhere = make('p', { className: 'search-elsewhere', hidden: true })
  form.append(elsewhere)

  // What is asked for on purpose can be gone back to; what is still being typed replaces itself.
  panel.onAsked = (how) => {
    const address = location.pathname + panel.address()
    if (address !== location.pathname + location.search) {
      history[how === 'chosen' ? 'pushState' : 'replaceState'](null, '', address)
    }
  }
  panel.onAnswer = (shown) => {
    everything.hidden = shown
    elsewhere.hidden = !shown
    elsewhere.replaceChildren(...otherLanguages(panel.address()))
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    panel.onAsked?.('chosen')
    panel.ask(location.search)
  })
  addEventListener('popstate', () => panel.ask(location.search))
  // Who was quicker than the script is not made to type it again.
  panel.ask(location.search || panel.address())
}

/** Each language has an index of its own, and some documents have one language: where to ask the same there. */
function otherLanguages(question: string): (Node | string)[] {
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' })
  const links = document.querySelectorAll<HTMLAnchorElement>('.site-header a[hreflang]')
  return [...links].flatMap(({ pathname, hreflang }) => {
    const text = words.otherLanguage.replace('%l', names.of(hreflang) ?? hreflang)
    return [make('a', { href: pathname + question, hreflang }, text), ' ']
  })
}
