/**
 * Fetches a page when a reader is about to open it: the pointer rests on its link, or is pressed. The browser decides, and
 * leaves it be when data or power shall be saved. Browsers that know no such rules pass them over.
 *
 * The rules are the same on every page, so that the site’s policy can name them by their hash.
 */
export const speculationRules = '{"prefetch":[{"where":{"href_matches":"/*"},"eagerness":"moderate"}]}'

export function fetchAhead(): void {
  const rules = document.createElement('script')
  rules.type = 'speculationrules'
  rules.textContent = speculationRules
  document.head.append(rules)
}
