/** What the search says while it runs, in English. Its script takes these words along, and none of the others. */
export const search = {
  title: 'Search',
  label: 'Search for',
  submit: 'Search',
  close: 'Close',
  filters: 'Narrow down',
  sort: 'Order',
  byRelevance: 'by relevance',
  byDate: 'newest first',
  facet: { kind: 'Kind', service: 'Service', severity: 'Severity', year: 'Year', state: 'State' },
  /** `%n` is replaced by the number, `%q` by the query, `%m` by a second number. */
  one: '1 result for “%q”',
  many: '%n results for “%q”',
  phrase: '%n results for “%q”, %m of them with these words in this order',
  near: 'Nothing holds “%q” as it stands. This comes near: %n',
  allOne: '1 page matches the filters',
  all: '%n pages match the filters',
  nothing: 'No page matches all of these filters. Take one away.',
  none: 'Nothing was found for “%q”. Try fewer or other words, an alert’s exact name, or take away a filter.',
  loading: 'Searching …',
  failed:
    'The search index could not be loaded. Nothing is known about matches. Try again, or use the list of everything.',
  partly: 'Some results could not be loaded. The list is incomplete.',
  more: 'Show more',
  allValues: 'Show all %n',
  clear: 'Clear filters',
  also: 'Also in:',
  alerts: 'Alerts:',
  asPage: 'Open as a page, with an address to pass on',
  everything: 'Everything, from A to Z',
  /** `%l` is replaced by the name of a language. */
  otherLanguage: 'Search in %l',
  keys: 'Arrow keys choose, Enter opens, Escape closes.',
}

export type SearchWords = typeof search
