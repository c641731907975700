/**
 * The colour scheme that a reader chose, applied before anything is painted. It has to stand inside the page: a file would
 * arrive after the first paint, or hold it up. The site’s policy allows exactly this text, by its hash.
 *
 * Storage may be forbidden, and then throws: the page keeps the scheme of the system.
 */
export const SCHEME_KEY = 'colour-scheme'

export const applyChosenScheme = `try{document.documentElement.dataset.scheme=localStorage.getItem('${SCHEME_KEY}')||''}catch{}`
