/**
 * What a page may cost its reader: the one source of these figures. Bytes are counted as a host sends them, compressed by
 * gzip at its usual level, without headers.
 *
 * A response of 14 kB arrives in the first flight of a new connection, so that a page is read after one round trip.
 */
export const budgets = {
  /** The HTML of any page. */
  html: 14_000,
  /** HTML, style sheet and script of a first visit together. */
  page: 20_480,
  /** The script, of which a page needs none to be read. */
  script: 3_072,
  /**
   * HTML, style sheet, script. Images of the content come on top. The browser asks for the favicon when it has nothing else
   * to do, and once for the whole site: it is not counted.
   */
  requests: 3,
  /** Whoever opens the page of the search has asked for it: its script and its style sheet come with the page, and count. */
  searchPage: { page: 24_576, script: 10_240, requests: 5 },
} as const

/** Addresses of pages that are longer on purpose: they are made to be printed or saved, and read from there. */
export const longerOnPurpose: readonly RegExp[] = [/^\/(?:de\/)?runbooks\/print\//]
