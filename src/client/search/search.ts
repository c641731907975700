/** What is loaded when somebody searches, as one file: the dialog, and the search as a page. */
export { openSearch } from './dialog.ts'
export { searchPage } from './page.ts'
