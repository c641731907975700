/** The style sheet of the search, for pages that did not come with it. */
import address from '../../styles/search.css?url'
import { make } from './make.ts'

/** Ends when it holds, or when it did not come: a search without it is ugly, and a search. */
export function searchStyles(): Promise<void> {
  const sheet = make('link', { rel: 'stylesheet', href: address })
  return new Promise((done) => {
    sheet.onload = sheet.onerror = () => done()
    document.head.append(sheet)
  })
}
