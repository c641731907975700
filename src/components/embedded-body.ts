/**
 * Makes a rendered body fit into another page: its anchors get that place’s name in front, so that those of several
 * bodies do not meet, its headings go down some levels, and links to pages that stand on the same page lead there.
 *
 * Only tags are changed, of headings and with attributes. Our renderer escapes `<` and `>` wherever they are text or part of a
 * value, so what stands between the two is a tag: shown code stays as it is, whatever it shows. Frames of tables and drawings
 * are named after their heading, which several bodies may have: they are groups here, and no landmarks of the page.
 */
export function embeddedBody(
  html: string,
  /** Anchors become `name--anchor`. Ids hold no two hyphens in a row, so no two names and anchors make one. */
  name: string,
  levels: number,
  /** Names of the bodies on this page, by the address that leads to each elsewhere. */
  here: ReadonlyMap<string, string> = new Map(),
): string {
  const anchor = (id: string) => `${name}--${id}`
  const target = (address: string) => {
    const [path, fragment] = address.split('#', 2) as [string, string?]
    if (path === '') return `#${anchor(fragment ?? '')}`
    const body = here.get(path)
    if (body === undefined) return address
    return fragment ? `#${body}--${fragment}` : `#${body}`
  }
  return html.replace(/<(?:\/?h[2-6]|[^\s>]+\s)[^>]*>/g, (tag) =>
    tag
      .replace(/^<(\/?)h([2-6])(?=[\s>])/, (_, slash: string, level: string) => {
        return `<${slash}h${Math.min(6, Number(level) + levels)}`
      })
      .replace(
        / (id|for|popovertarget)="([^"]+)"/g,
        (_, attribute: string, id: string) => ` ${attribute}="${anchor(id)}"`,
      )
      .replace(' role="region"', ' role="group"')
      .replace(/ href="([^"]+)"/, (_, address: string) => ` href="${target(address)}"`)
      .replace(/="url\(#([^)"]+)\)"/g, (_, id: string) => `="url(#${anchor(id)})"`)
      .replace(
        / (aria-(?:labelledby|describedby|controls|details))="([^"]+)"/g,
        (_, attribute: string, ids: string) => {
          return ` ${attribute}="${ids.split(' ').map(anchor).join(' ')}"`
        },
      ),
  )
}
