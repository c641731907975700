/** The search over the page that is being read. Enter opens what was found first; Escape leads back to where one was. */
import { make } from './make.ts'
import { type Panel, searchIn } from './panel.ts'
import { searchStyles } from './styles.ts'
import { words } from './words.ts'

interface SearchDialog {
  dialog: HTMLDialogElement
  field: HTMLInputElement
  panel: Panel
}

let made: Promise<SearchDialog> | undefined

/** Opens the dialog; `page` is the address of the search as a page, `typed` what was typed before it was there. */
export async function openSearch(page: string, typed: () => string): Promise<void> {
  made ??= makeDialog(page)
  const { dialog, field, panel } = await made
  if (dialog.open) return
  dialog.showModal()
  field.select()
  const before = typed()
  if (before) panel.ask(`?${new URLSearchParams({ q: before })}`)
}

async function makeDialog(page: string): Promise<SearchDialog> {
  await searchStyles()
  const field = make('input', { type: 'search', autocomplete: 'off', spellcheck: false, enterKeyHint: 'go' })
  field.ariaLabel = words.label
  const close = make('button', { type: 'button' }, words.close)
  const form = make('form', {}, make('div', { className: 'search-field' }, field, close))
  const asPage = make('a', { href: page }, words.asPage)
  const foot = make('p', { className: 'search-foot quiet' }, make('span', {}, words.keys), ' ', asPage)
  const dialog = make('dialog', { className: 'search-dialog' }, form, foot)
  dialog.ariaLabel = words.title
  document.body.append(dialog)

  const panel = searchIn(form)
  panel.onAnswer = () => {
    asPage.href = page + panel.address()
  }
  close.addEventListener('click', () => dialog.close())
  // A click on the dialog itself is one beside what it holds.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  // Followed within the page, a link closes the dialog; the browser would not.
  dialog.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLElement && target.closest('a[href]')) dialog.close()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    await panel.ask(panel.address())
    panel.links()[0]?.click()
  })
  return { dialog, field, panel }
}
