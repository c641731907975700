/**
 * The script of every page. A page is complete without it: each part finds what it improves, or does nothing. It is one
 * file, so that a page costs one request; what only some readers ask for is imported when they do.
 */
import { followContents } from './contents.ts'
import { offerCopying } from './copy.ts'
import { offerNarrowing } from './narrow.ts'
import { countOverdue } from './overdue.ts'
import { fetchAhead } from './prefetch.ts'
import { offerScheme } from './scheme.ts'
import { showFoundWords } from './search/found.ts'
import { offerSearch } from './search/open.ts'

offerCopying()
offerNarrowing()
countOverdue()
followContents()
offerSearch()
showFoundWords()
offerScheme()
fetchAhead()

// On the page for what is missing.
if (location.pathname.includes('/by-alert/') && document.querySelector('[data-alerts]')) import('./alert.ts')
